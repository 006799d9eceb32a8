-- 00001_log_and_keep.sql makes the tables of the two interfaces, Log and Keep.

-- +goose Up
CREATE TABLE records (
    report     TEXT    NOT NULL,
    sequence   INTEGER NOT NULL CHECK (sequence > 0),
    actor      TEXT    NOT NULL,
    command    TEXT    NOT NULL,
    header     BLOB    NOT NULL,
    content    BLOB,             -- content and salt are NULL when expunged
    salt       BLOB CHECK (length(salt) = 16),
    commitment BLOB    NOT NULL CHECK (length(commitment) = 32),
    previous   BLOB    NOT NULL CHECK (length(previous) = 32),
    hash       BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (report, sequence),
    UNIQUE (report, command, actor), -- this order: ids that grow with time stay together
    CHECK ((content IS NULL) = (salt IS NULL))
) STRICT;

CREATE TABLE keep (
    key     TEXT    NOT NULL PRIMARY KEY,
    data    BLOB    NOT NULL,
    version INTEGER NOT NULL,
    expires INTEGER              -- microseconds since 1970, UTC; NULL: never
) STRICT;
CREATE INDEX keep_expires ON keep (expires) WHERE expires IS NOT NULL;

-- One row: the last version given to a value of keep.
CREATE TABLE versions (last INTEGER NOT NULL) STRICT;
INSERT INTO versions (last) VALUES (0);

-- The log's epoch; without a row in a copy that was not opened yet.
CREATE TABLE epoch (id TEXT NOT NULL) STRICT;
