-- A first password that somebody else has chosen or read: its person changes it before anything else.
alter table login add column password_to_change boolean default false not null;

-- The second factor of a member of the staff (RFC 6238). secret: sealed for this login, see docs/decisions/0028-log-in-steps.md.
-- Without confirmed_at nobody has shown that the code can be made: it is asked of nobody yet.
-- last_period: the last 30 seconds, counted since 1970, of which a code was taken; none of them or before is taken again.
create table second_factor (
    username     varchar(64)  primary key references login (username),
    secret       varchar(400) not null,
    begun_at     timestamp with time zone not null,
    confirmed_at timestamp with time zone,
    last_period  bigint       not null
);

-- What opens in place of a code, once each: the code itself is nowhere, and its hash goes with its use.
create table recovery_code (
    code_hash varchar(64) primary key,
    username  varchar(64) not null references second_factor (username)
);
create index recovery_code_of_login on recovery_code (username);

-- Whether the organisation asks a second factor of all its staff, as it was decided: the last row counts, and without one it does not.
create table second_factor_rule (
    id         bigint generated always as identity primary key,
    required   boolean     not null,
    changed_by varchar(64) not null,
    changed_at timestamp with time zone not null
);
