-- The calculation that was reviewed before the one that is reviewed now: what has changed since is said from both.
alter table credit_request add column previous_document text;
