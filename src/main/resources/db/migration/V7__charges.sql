-- What is owed month by month (article 6): the charges of a month, their corrections, and the runs that make them.

-- 'YYYY-MM': the month a charge is owed for; what is owed once belongs to the month in which it is charged.
alter table charge add column fee_month varchar(7);
update charge set fee_month = to_char(charged_on, 'YYYY-MM');
alter table charge alter column fee_month set not null;

-- A charge is never changed. What is to be changed is a charge of its own, which points to the one it corrects and says why.
alter table charge add column corrects bigint references charge (id);
alter table charge add column reason varchar(2000);
alter table charge add constraint charge_correction_says_why check (corrects is null or reason is not null);

-- Who charged it; null where nobody did and it was calculated.
alter table charge add column recorded_by varchar(100);
alter table charge add column recorded_at timestamp with time zone;
update charge set recorded_at = cast(charged_on as timestamp with time zone);
alter table charge alter column recorded_at set not null;

create index charge_of_subscription on charge (subscription_number, kind, fee_month);
create index charge_of_month on charge (fee_month, customer_number);
create index charge_corrected on charge (corrects);

-- The runs of the monthly charges, one a month, one open at a time. begun_at: from then on, a service that starts in the month is
-- charged when it starts, because the run may have passed it by. amount: euro cents excluding tax.
create table charge_run (
    run_month  varchar(7) primary key,
    opened_at  timestamp with time zone not null,
    begun_at   timestamp with time zone,
    closed_at  timestamp with time zone,
    charged    integer default 0 not null,
    amount     bigint default 0 not null
);
