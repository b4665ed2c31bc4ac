-- The two tokens of a trade, the smaller address first; null if nothing was sold or nothing bought.
ALTER TABLE trades ADD COLUMN pair BYTEA;
-- When the auctioneer saw the trade in its block; unix milliseconds.
ALTER TABLE trades ADD COLUMN seen_at BIGINT;
CREATE INDEX trades_by_pair ON trades (pair, block_number, log_index);
CREATE INDEX trades_by_time ON trades (pair, seen_at);

-- The trades of a pair in each minute and each hour that has any; the smaller address is the base.
CREATE TABLE candles (
    pair BYTEA NOT NULL,
    -- Milliseconds.
    width BIGINT NOT NULL,
    -- Unix milliseconds.
    start_at BIGINT NOT NULL,
    open_base NUMERIC(78) NOT NULL,
    open_quote NUMERIC(78) NOT NULL,
    high_base NUMERIC(78) NOT NULL,
    high_quote NUMERIC(78) NOT NULL,
    low_base NUMERIC(78) NOT NULL,
    low_quote NUMERIC(78) NOT NULL,
    close_base NUMERIC(78) NOT NULL,
    close_quote NUMERIC(78) NOT NULL,
    volume_base NUMERIC(100) NOT NULL,
    volume_quote NUMERIC(100) NOT NULL,
    trades BIGINT NOT NULL,
    -- Where the last trade is.
    last_block BIGINT NOT NULL,
    last_log BIGINT NOT NULL,
    PRIMARY KEY (pair, width, start_at)
);

-- What each winning bundle does to the orders of a pair; the smaller address is the base.
CREATE TABLE pair_results (
    pair BYTEA NOT NULL,
    auction_id BIGINT NOT NULL,
    solver BYTEA NOT NULL,
    bundle_id NUMERIC(78) NOT NULL,
    bid_base NUMERIC(78),
    bid_quote NUMERIC(78),
    ask_base NUMERIC(78),
    ask_quote NUMERIC(78),
    volume_base NUMERIC(100) NOT NULL,
    volume_quote NUMERIC(100) NOT NULL,
    fills INTEGER NOT NULL,
    PRIMARY KEY (pair, auction_id, solver, bundle_id)
);
