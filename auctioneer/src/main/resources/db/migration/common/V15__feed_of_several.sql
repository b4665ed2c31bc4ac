-- An event of the journal may be several of the feed.
CREATE INDEX feed_events_by_sequence ON feed_events (sequence_number, id);
