-- Who at the organisation's own provider (OpenID Connect) is which login of the staff. A subject is one login, a login one subject.
create table provider_identity (
    issuer    varchar(500) not null,
    subject   varchar(255) not null,
    username  varchar(64)  not null unique references login (username),
    linked_by varchar(64)  not null,
    linked_at timestamp with time zone not null,
    primary key (issuer, subject)
);
