-- What an award gives the order's user beyond its limit, in native atoms.
ALTER TABLE settlement_fills ADD COLUMN surplus NUMERIC(78) NOT NULL DEFAULT 0;
