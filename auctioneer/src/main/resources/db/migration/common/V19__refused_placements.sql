-- When an announced order was first read, in unix milliseconds, and whether one that was not admitted is over.
ALTER TABLE placements ADD COLUMN announced_at BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE placements ADD COLUMN is_over BOOLEAN DEFAULT FALSE NOT NULL;
