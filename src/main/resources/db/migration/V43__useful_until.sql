-- The moment from which on the letter is of no use any more, such as the end of a quote: it does not go out by itself then.
alter table notice add column useful_until timestamp with time zone;
