-- Whether a quote is for an order that a key signs, and the hash of the app data it was asked with. Of those that are kept it is not known; orders go without them.
DELETE FROM order_quotes;
ALTER TABLE order_quotes ADD COLUMN signed_by_key BOOLEAN NOT NULL;
ALTER TABLE order_quotes ADD COLUMN app_data BYTEA NOT NULL;
