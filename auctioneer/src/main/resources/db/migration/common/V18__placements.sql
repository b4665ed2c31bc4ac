-- How far the events of the contracts are indexed: the last block whose events have been dealt with for good.
CREATE TABLE indexed_blocks (
    settlement BYTEA PRIMARY KEY,
    block_number BIGINT NOT NULL,
    block_hash BYTEA NOT NULL
);

-- Orders that eth-flow contracts announced and that are not known to be over, with why one was not admitted.
CREATE TABLE placements (
    uid BYTEA PRIMARY KEY,
    contract BYTEA NOT NULL,
    user_address BYTEA NOT NULL,
    sell_token BYTEA NOT NULL,
    buy_token BYTEA NOT NULL,
    receiver BYTEA NOT NULL,
    sell_amount NUMERIC(80) NOT NULL,
    buy_amount NUMERIC(80) NOT NULL,
    app_data BYTEA NOT NULL,
    partially_fillable BOOLEAN NOT NULL,
    valid_to BIGINT NOT NULL,
    user_valid_to BIGINT NOT NULL,
    quote_id BIGINT NOT NULL,
    block_number BIGINT NOT NULL,
    error VARCHAR(64),
    reason VARCHAR(512)
);
CREATE INDEX placements_user_valid_to ON placements (user_valid_to);
