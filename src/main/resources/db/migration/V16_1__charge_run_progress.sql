-- How far the run of a month has come: a run goes on from its row, whatever its process says.
-- A run that was under way begins anew with the first subscription; what has been charged is not charged again.
alter table charge_run add column charged_up_to varchar(40) default '' not null;
alter table charge_run add column all_charged boolean default false not null;
