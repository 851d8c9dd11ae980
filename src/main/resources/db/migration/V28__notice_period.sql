-- How long before a term a notice of non-renewal must have arrived (article 5, T26). The text has no such rule: there is one only where
-- the order form or the general terms say so, and notice_source names that document. All three stand or none. What was signed before has
-- none: the month that the terms of the first releases carried was in no document.

alter table subscription add column notice_number integer;
alter table subscription add column notice_unit varchar(10);
alter table subscription add column notice_source varchar(200);
alter table subscription add constraint subscription_notice check (
    (notice_number is null) = (notice_unit is null) and (notice_number is null) = (notice_source is null));

alter table setup add column notice_number integer;
alter table setup add column notice_unit varchar(10);
alter table setup add column notice_source varchar(200);
alter table setup add constraint setup_notice check (
    (notice_number is null) = (notice_unit is null) and (notice_number is null) = (notice_source is null));

-- null where the cells were left empty or the file has no such column
alter table portfolio_row add column notice_number integer;
alter table portfolio_row add column notice_unit varchar(10);
alter table portfolio_row add column notice_source varchar(200);

-- under which rule a notice of non-renewal was counted; counted_anew: that it had been late under a rule that was in no document
alter table non_renewal add column notice_number integer;
alter table non_renewal add column notice_unit varchar(10);
alter table non_renewal add column notice_source varchar(200);
alter table non_renewal add column counted_anew boolean default false not null;
