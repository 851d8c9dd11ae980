-- What proves that a notification was received when it is recorded long after (article 3): no text forfeits it. Null where it was recorded
-- in time.
alter table failure_notification add column evidence varchar(2000);

-- Why an avoir is to be issued on its day although nobody may have decided on the cause of a failure by then.
alter table planned_credit_issue add column reason varchar(2000);
