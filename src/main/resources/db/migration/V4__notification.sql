-- What is sent to whom. One row per notice; its key makes a repeated step record it once.
create table notice (
    id                bigint generated always as identity primary key,
    -- the Message-ID of every try, angle brackets included
    message_id        varchar(200)  not null unique,
    notice_key        varchar(200)  not null unique,
    kind              varchar(60)   not null,
    about             varchar(60)   not null,
    customer_number   varchar(60)   not null,
    recipient_name    varchar(200)  not null,
    recipient_address varchar(320)  not null,
    subject           varchar(200)  not null,
    body              text          not null,
    recorded_at       timestamp with time zone not null,
    status            varchar(10)   not null check (status in ('RECORDED', 'SENT', 'FAILED')),
    -- tries whose outcome is known
    attempts          integer       not null default 0,
    last_error        varchar(1000),
    sent_at           timestamp with time zone,
    -- why an account manager closed it without sending it again
    abandoned_because varchar(1000),
    constraint notice_sent_when check ((status = 'SENT') = (sent_at is not null))
);

create index notice_about on notice (about);
create index notice_customer_number on notice (customer_number);
