-- Where in the journal each event of the feed is.
CREATE TABLE feed_events (
    id BIGINT PRIMARY KEY,
    sequence_number BIGINT NOT NULL
);
