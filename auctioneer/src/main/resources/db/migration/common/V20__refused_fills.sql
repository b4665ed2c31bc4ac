-- Which orders the bundles of an auction fill that it was judged from, and of these only the refused ones once it is decided.
ALTER TABLE auctions ADD COLUMN refused_fills TEXT;
