-- How what solvers quoted compares to what became of the orders that were linked to it.
CREATE TABLE solver_quotes (
    solver BYTEA PRIMARY KEY,
    orders BIGINT NOT NULL,
    fills BIGINT NOT NULL,
    as_good BIGINT NOT NULL,
    sum_ppm NUMERIC(80) NOT NULL
);

-- The first trade of a token.
CREATE INDEX trades_by_sold_token ON trades (sell_token, block_number);
CREATE INDEX trades_by_bought_token ON trades (buy_token, block_number);
