-- Who changed what about the acts that need two. A rule is NEVER, ABOVE so many euro cents excluding tax, or ALWAYS.
-- open_act: the act while the change is only proposed, so that one at a time is; empty once it is decided.
-- A change that is in force without decided_by was made where there was one administrator alone.
create table approval_rule_change (
    id              bigint generated always as identity primary key,
    act             varchar(40)   not null,
    before_duty     varchar(10)   not null check (before_duty in ('NEVER', 'ABOVE', 'ALWAYS')),
    before_cents    bigint        check (before_cents >= 0),
    after_duty      varchar(10)   not null check (after_duty in ('NEVER', 'ABOVE', 'ALWAYS')),
    after_cents     bigint        check (after_cents >= 0),
    reason          varchar(2000) not null,
    proposed_by     varchar(64)   not null,
    proposed_at     timestamp with time zone not null,
    status          varchar(10)   not null check (status in ('PROPOSED', 'IN_FORCE', 'REFUSED', 'WITHDRAWN')),
    open_act        varchar(40)   unique,
    decided_by      varchar(64),
    decided_at      timestamp with time zone,
    decision_reason varchar(2000),
    constraint approval_rule_change_amounts check (
        (before_duty = 'ABOVE') = (before_cents is not null) and (after_duty = 'ABOVE') = (after_cents is not null)),
    constraint approval_rule_change_open check ((status = 'PROPOSED') = (open_act is not null)),
    constraint approval_rule_change_needs_two check (
        status not in ('IN_FORCE', 'REFUSED') or decided_by is null or decided_by <> proposed_by)
);
