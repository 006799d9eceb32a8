-- 00002_stand_in.sql gives a record whose content was expunged what stands in its place.

-- +goose Up
ALTER TABLE records ADD COLUMN stand_in BLOB CHECK (stand_in IS NULL OR content IS NULL);
