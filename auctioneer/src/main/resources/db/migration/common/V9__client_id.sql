-- The name that its owner gave an order.
ALTER TABLE orders ADD COLUMN client_id VARCHAR(64);

CREATE INDEX orders_by_client_id ON orders (owner, client_id, sequence);
