-- What the HTTP edge was told and the journal does not have; not made again from the journal.

-- App-data documents that were uploaded before any order brought them, numbered in the sequence in which they came.
CREATE TABLE uploaded_app_data (
    hash BYTEA NOT NULL PRIMARY KEY,
    id BIGINT NOT NULL UNIQUE,
    document TEXT NOT NULL
);

-- Requests with an idempotency key, numbered in the sequence in which they came, and how they were answered; without an
-- answer while they run, or if the process died then.
CREATE TABLE remembered_answers (
    -- Of the key and what it was sent to.
    name BYTEA NOT NULL PRIMARY KEY,
    id BIGINT NOT NULL UNIQUE,
    -- Hash of the body.
    request BYTEA NOT NULL,
    -- Unix milliseconds.
    claimed_at BIGINT NOT NULL,
    status INTEGER,
    body TEXT
);

-- Keys that no client is told.
CREATE TABLE edge_secrets (
    name VARCHAR(32) NOT NULL PRIMARY KEY,
    secret BYTEA NOT NULL
);
