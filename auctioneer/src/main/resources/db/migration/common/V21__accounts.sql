-- Whose order it is: the user on whose behalf a contract placed it, or else its owner.
ALTER TABLE orders ADD COLUMN account BYTEA;
UPDATE orders SET account = owner;
ALTER TABLE orders ALTER COLUMN account SET NOT NULL;
CREATE INDEX orders_by_account ON orders (account, sequence);
