-- The query side. Every row follows from the journal: the tables can be emptied and filled again at any time.
-- Amounts are atoms, gas prices wei, times unix milliseconds, deadlines and validity unix seconds.

CREATE TABLE projection_offset (
    persistence_id VARCHAR(255) NOT NULL PRIMARY KEY,
    -- The last event of the journal that the tables hold.
    sequence_number BIGINT NOT NULL,
    -- The version of the projection that wrote them.
    projection_version INTEGER NOT NULL
);

CREATE TABLE app_data (
    hash BYTEA NOT NULL PRIMARY KEY,
    document TEXT NOT NULL
);

CREATE TABLE orders (
    uid BYTEA NOT NULL PRIMARY KEY,
    owner BYTEA NOT NULL,
    -- Position in the order of admission, from 0.
    sequence BIGINT NOT NULL UNIQUE,
    accepted_at BIGINT NOT NULL,
    sell_token BYTEA NOT NULL,
    buy_token BYTEA NOT NULL,
    receiver BYTEA NOT NULL,
    sell_amount NUMERIC(78) NOT NULL,
    buy_amount NUMERIC(78) NOT NULL,
    valid_to BIGINT NOT NULL,
    app_data BYTEA NOT NULL REFERENCES app_data (hash),
    fee_amount NUMERIC(78) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    partially_fillable BOOLEAN NOT NULL,
    sell_token_balance VARCHAR(16) NOT NULL,
    buy_token_balance VARCHAR(16) NOT NULL,
    signing_scheme VARCHAR(16) NOT NULL,
    signature BYTEA NOT NULL,
    closing VARCHAR(32) NOT NULL,
    waiting VARCHAR(64)
);

CREATE INDEX orders_by_owner ON orders (owner, sequence);

-- What each award does to an order, for as long as the award stands.
CREATE TABLE fills (
    uid BYTEA NOT NULL REFERENCES orders (uid),
    auction_id BIGINT NOT NULL,
    sold NUMERIC(78) NOT NULL,
    bought NUMERIC(78) NOT NULL,
    network_fee NUMERIC(78) NOT NULL,
    protocol_fee NUMERIC(78) NOT NULL,
    phase VARCHAR(16) NOT NULL,
    PRIMARY KEY (uid, auction_id)
);

CREATE TABLE order_incidents (
    uid BYTEA NOT NULL REFERENCES orders (uid),
    -- The event of the journal that it follows from.
    sequence_number BIGINT NOT NULL,
    happened_at BIGINT NOT NULL,
    kind VARCHAR(32) NOT NULL,
    auction_id BIGINT,
    transaction_hash BYTEA,
    reason TEXT,
    PRIMARY KEY (uid, sequence_number)
);

CREATE TABLE auctions (
    auction_id BIGINT NOT NULL PRIMARY KEY,
    cut_at BIGINT NOT NULL,
    -- OPEN, CLOSED or ABORTED.
    state VARCHAR(16) NOT NULL,
    -- What is published of it, once it is closed.
    competition TEXT
);

CREATE TABLE settlements (
    auction_id BIGINT NOT NULL REFERENCES auctions (auction_id),
    bundle_hash BYTEA NOT NULL,
    solver BYTEA NOT NULL,
    bundle_id NUMERIC(78) NOT NULL,
    nonce BIGINT NOT NULL,
    -- The mined transaction and its block, while there is one.
    transaction_hash BYTEA,
    block_number BIGINT,
    block_hash BYTEA,
    PRIMARY KEY (auction_id, bundle_hash)
);

CREATE INDEX settlements_by_transaction ON settlements (transaction_hash);

-- The fills that an award promised, whatever became of it.
CREATE TABLE settlement_fills (
    auction_id BIGINT NOT NULL,
    bundle_hash BYTEA NOT NULL,
    uid BYTEA NOT NULL REFERENCES orders (uid),
    protocol_fee NUMERIC(78) NOT NULL,
    PRIMARY KEY (auction_id, bundle_hash, uid),
    FOREIGN KEY (auction_id, bundle_hash) REFERENCES settlements (auction_id, bundle_hash)
);

CREATE TABLE trades (
    auction_id BIGINT NOT NULL,
    bundle_hash BYTEA NOT NULL,
    transaction_hash BYTEA NOT NULL,
    block_number BIGINT NOT NULL,
    log_index BIGINT NOT NULL,
    uid BYTEA NOT NULL REFERENCES orders (uid),
    owner BYTEA NOT NULL,
    sell_token BYTEA NOT NULL,
    buy_token BYTEA NOT NULL,
    sell_amount NUMERIC(78) NOT NULL,
    buy_amount NUMERIC(78) NOT NULL,
    network_fee NUMERIC(78) NOT NULL,
    protocol_fee NUMERIC(78) NOT NULL,
    protocol_fee_token BYTEA NOT NULL,
    PRIMARY KEY (transaction_hash, log_index),
    FOREIGN KEY (auction_id, bundle_hash) REFERENCES settlements (auction_id, bundle_hash)
);

CREATE INDEX trades_by_owner ON trades (owner, block_number, log_index);
CREATE INDEX trades_by_order ON trades (uid, block_number, log_index);
CREATE INDEX trades_by_settlement ON trades (auction_id, bundle_hash);

-- Every transaction that the submitter signed for an award. What it paid for gas is there while the transaction is in a
-- block, failed ones included.
CREATE TABLE submissions (
    transaction_hash BYTEA NOT NULL PRIMARY KEY,
    auction_id BIGINT NOT NULL,
    bundle_hash BYTEA NOT NULL,
    gas_used BIGINT,
    cost NUMERIC(78),
    FOREIGN KEY (auction_id, bundle_hash) REFERENCES settlements (auction_id, bundle_hash)
);

CREATE INDEX submissions_by_settlement ON submissions (auction_id, bundle_hash);
CREATE INDEX settlements_by_solver ON settlements (solver);
