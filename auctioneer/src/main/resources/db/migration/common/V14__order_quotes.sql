-- Quotes that were offered and have not expired; no part of the journal's projection. Their ids are never used twice.
CREATE TABLE order_quote_ids (
    last_id BIGINT NOT NULL
);
INSERT INTO order_quote_ids (last_id) VALUES (0);

CREATE TABLE order_quotes (
    id BIGINT PRIMARY KEY,
    expires_at BIGINT NOT NULL,
    asked_by BYTEA NOT NULL,
    sell_token BYTEA NOT NULL,
    buy_token BYTEA NOT NULL,
    kind VARCHAR(8) NOT NULL,
    sell_amount NUMERIC(80) NOT NULL,
    buy_amount NUMERIC(80) NOT NULL,
    fee_amount NUMERIC(80) NOT NULL,
    gas BIGINT NOT NULL,
    gas_price NUMERIC(80) NOT NULL,
    sell_token_price NUMERIC(80) NOT NULL,
    solver BYTEA NOT NULL,
    verified BOOLEAN NOT NULL
);
CREATE INDEX order_quotes_by_expiry ON order_quotes (expires_at);
CREATE INDEX order_quotes_by_owner ON order_quotes (asked_by, expires_at);
