-- FINAL or LAPSED once it is known for good what became of an award.
ALTER TABLE settlements ADD COLUMN outcome VARCHAR(16);

-- By which rules the solvers of an auction are rewarded.
CREATE TABLE reward_offers (
    auction_id BIGINT PRIMARY KEY,
    rules TEXT NOT NULL
);

-- What each solver with an award gets, once every award of the auction has its outcome; wei, negative if it owes.
CREATE TABLE rewards (
    auction_id BIGINT NOT NULL,
    solver BYTEA NOT NULL,
    score NUMERIC(80) NOT NULL,
    reference NUMERIC(80) NOT NULL,
    missing NUMERIC(80) NOT NULL,
    protocol_fees NUMERIC(80) NOT NULL,
    uncapped NUMERIC(80) NOT NULL,
    reward NUMERIC(80) NOT NULL,
    PRIMARY KEY (auction_id, solver)
);
CREATE INDEX rewards_by_solver ON rewards (solver);

CREATE TABLE solver_faults (
    sequence_number BIGINT PRIMARY KEY,
    auction_id BIGINT NOT NULL,
    solver BYTEA NOT NULL,
    fault VARCHAR(32) NOT NULL,
    evidence TEXT NOT NULL,
    at_millis BIGINT NOT NULL
);
CREATE INDEX solver_faults_by_auction ON solver_faults (auction_id);
CREATE INDEX solver_faults_by_solver ON solver_faults (solver);

-- The breaker's record of each solver with an outcome.
CREATE TABLE solver_duties (
    solver BYTEA PRIMARY KEY,
    duty TEXT NOT NULL
);
