-- Since when nobody knows whether the mail server has taken the letter: it had all of it and did not answer.
alter table notice add column unknown_since timestamp with time zone;
