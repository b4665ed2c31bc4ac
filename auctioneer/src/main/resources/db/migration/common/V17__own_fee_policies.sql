-- The fees of orders that are charged otherwise than most of their auction; null if none is.
ALTER TABLE auctions ADD COLUMN own_fee_policies TEXT;
