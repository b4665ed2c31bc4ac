-- The uids of the orders that a batch offered, one after the other; of a closed auction the competition tells them.
ALTER TABLE auctions ADD COLUMN offered BYTEA;
-- The protocol fees of its orders; null if the journal does not tell them.
ALTER TABLE auctions ADD COLUMN fee_policies TEXT;
