-- What needs two, as the organisation wants it: which act, and above which amount of euro cents excluding tax.
-- Without an amount it always does; without its row it never does.
create table approval_rule (
    act         varchar(40) primary key check (act in ('TERMINATION', 'WAIVER', 'CHARGE_CORRECTION')),
    above_cents bigint check (above_cents >= 0)
);

-- A termination that one person has asked for and answered for the Client (article 5).
insert into approval_rule (act, above_cents) values ('TERMINATION', null);
-- The waiver of a termination's fee above 1 000,00 EUR (article 5).
insert into approval_rule (act, above_cents) values ('WAIVER', 100000);
-- The correction of a charge by hand above 500,00 EUR, upwards or downwards (article 6).
insert into approval_rule (act, above_cents) values ('CHARGE_CORRECTION', 50000);

create sequence charge_correction_number start with 1 increment by 1;

-- A correction that one account manager has proposed and another decides on. Nothing is charged before. total_read: what the charge
-- came to. Amounts are euro cents excluding tax.
create table charge_correction (
    number          varchar(20)   primary key,
    charge_id       bigint        not null references charge (id),
    amount          bigint        not null,
    reason          varchar(2000) not null,
    total_read      bigint        not null,
    proposed_by     varchar(100)  not null,
    proposed_at     timestamp with time zone not null,
    status          varchar(10)   not null check (status in ('PROPOSED', 'APPROVED', 'REFUSED')),
    decided_by      varchar(100),
    decided_at      timestamp with time zone,
    decision_reason varchar(2000),
    constraint charge_correction_decided check ((status = 'PROPOSED') = (decided_by is null)),
    constraint charge_correction_needs_two check (decided_by is null or decided_by <> proposed_by)
);
create index charge_correction_of_charge on charge_correction (charge_id);

-- A waiver that one account manager has proposed and another decides on; the quote stays accepted meanwhile.
create table waiver_proposal (
    id           bigint generated always as identity primary key,
    quote_number varchar(20)   not null references termination_quote (number),
    ground       varchar(40)   not null,
    reason       varchar(2000) not null,
    proposed_by  varchar(100)  not null,
    proposed_at  timestamp with time zone not null,
    approved     boolean,
    decided_by   varchar(100),
    decided_at   timestamp with time zone,
    note         varchar(2000),
    constraint waiver_proposal_decided check ((approved is null) = (decided_by is null)),
    constraint waiver_proposal_needs_two check (decided_by is null or decided_by <> proposed_by)
);
create index waiver_proposal_of_quote on waiver_proposal (quote_number, id);
