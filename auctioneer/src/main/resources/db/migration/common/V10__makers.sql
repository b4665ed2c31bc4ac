-- Makers' quotes that are in an auction and have neither been released nor have an outcome. Those that are selected have
-- a bundle.
CREATE TABLE maker_quotes (
    auction_id BIGINT NOT NULL,
    quote_hash BYTEA NOT NULL,
    maker BYTEA NOT NULL,
    nonce NUMERIC(80) NOT NULL,
    bundle_hash BYTEA,
    solver BYTEA,
    taker_in NUMERIC(80),
    maker_out NUMERIC(80),
    is_started BOOLEAN NOT NULL,
    transaction_hash BYTEA,
    block_number BIGINT,
    fault VARCHAR(64),
    evidence TEXT,
    PRIMARY KEY (auction_id, quote_hash)
);

-- What each maker is told of its quotes, numbered without gap for each of them.
CREATE TABLE maker_executions (
    maker BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    at_millis BIGINT NOT NULL,
    type VARCHAR(32) NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (maker, seq)
);

-- How well each maker quotes that was ever asked.
CREATE TABLE maker_qualities (
    maker BYTEA PRIMARY KEY,
    record TEXT NOT NULL,
    duty TEXT NOT NULL
);
