-- Where a login's own mails go: the link with which its person chooses a new password.
alter table login add column email_address varchar(320);

-- Links with which a password is chosen: the code itself is nowhere, and its hash goes with its first use.
create table password_reset (
    code_hash  varchar(64) not null primary key,
    username   varchar(64) not null references login (username),
    asked_by   varchar(64) not null,
    asked_at   timestamp with time zone not null,
    expires_at timestamp with time zone not null
);
create index password_reset_of_login on password_reset (username);
