-- Notices of non-renewal (article 5): who gave them, when they were received, for which term they count.

create sequence non_renewal_number start with 1 increment by 1;

-- aimed_at: the first day after the period in which it was received; counts_for: the first day after the period that is not renewed,
-- the same when it was received by last_day, and a later one otherwise.
create table non_renewal (
    number              varchar(20)  primary key,
    subscription_number varchar(40)  not null references subscription (number),
    given_by            varchar(20)  not null check (given_by in ('CUSTOMER', 'RESELLER')),
    received_on         date         not null,
    channel             varchar(20)  not null,
    evidence            varchar(2000),
    recorded_at         timestamp with time zone not null,
    recorded_by         varchar(64)  not null,
    aimed_at            date         not null,
    last_day            date         not null,
    counts_for          date         not null,
    withdrawn_at        timestamp with time zone,
    withdrawn_by        varchar(64),
    withdrawn_because   varchar(2000),
    constraint non_renewal_withdrawn_why check ((withdrawn_at is null) = (withdrawn_because is null))
);
create index non_renewal_of_subscription on non_renewal (subscription_number);
