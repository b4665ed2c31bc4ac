-- Where in the journal an auction was cut, and where it was decided: its published record is made from there.
ALTER TABLE auctions ADD COLUMN cut_event BIGINT;
ALTER TABLE auctions ADD COLUMN closed_event BIGINT;
