-- An avoir above its amount needs two (article 3): one more act of the rules, whose table is made anew since its check has no name.
create table approval_rule_of_acts (
    act         varchar(40) constraint approval_rule_act primary key,
    above_cents bigint constraint approval_rule_amount check (above_cents >= 0),
    constraint approval_rule_known check (act in ('TERMINATION', 'WAIVER', 'CHARGE_CORRECTION', 'CREDIT_NOTE'))
);
insert into approval_rule_of_acts (act, above_cents) select act, above_cents from approval_rule;
drop table approval_rule;
alter table approval_rule_of_acts rename to approval_rule;

-- An avoir above 1 000,00 EUR, and what corrects one, upwards or downwards.
insert into approval_rule (act, above_cents) values ('CREDIT_NOTE', 100000);

-- An avoir, or the correction of one, that one account manager has proposed and another decides on. Nothing is issued or told before.
-- amount: euro cents excluding tax, below zero when something is taken back. Without corrects it is the first avoir of its request.
create table credit_proposal (
    id             bigint generated always as identity primary key,
    request_number varchar(20)   not null references credit_request (number),
    corrects       varchar(20)   references credit_note (number),
    amount         bigint        not null,
    -- why it is corrected, and what the figures were then; the first avoir has its calculation in the request
    reason         varchar(2000),
    fingerprint    varchar(200),
    proposed_by    varchar(100)  not null,
    proposed_at    timestamp with time zone not null,
    approved       boolean,
    decided_by     varchar(100),
    decided_at     timestamp with time zone,
    note           varchar(2000),
    constraint credit_proposal_decided check ((approved is null) = (decided_by is null)),
    constraint credit_proposal_needs_two check (decided_by is null or decided_by <> proposed_by),
    constraint credit_proposal_of_correction check ((corrects is null) = (fingerprint is null))
);
create index credit_proposal_of_request on credit_proposal (request_number, id);
