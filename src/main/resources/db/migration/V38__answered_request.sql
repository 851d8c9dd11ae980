-- What a program has asked for under a key of its own, and what it was answered: the same again, for thirty days.
-- status: none while it is under way outside of a transaction. answer: none when it was shown once and not kept.
create table answered_request (
    username        varchar(64)  not null,
    idempotency_key varchar(100) not null,
    fingerprint     varchar(64)  not null,
    received_at     timestamp with time zone not null,
    status          integer,
    headers         text,
    answer          text,
    primary key (username, idempotency_key)
);
create index answered_request_by_age on answered_request (received_at);
