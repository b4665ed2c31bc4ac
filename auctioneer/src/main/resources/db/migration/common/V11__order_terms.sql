-- What an order asks for besides its signed fields; null for nothing.
ALTER TABLE orders ADD COLUMN terms TEXT;
