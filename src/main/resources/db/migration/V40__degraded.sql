-- Whether the service worked during the failure, but badly (art. 3, D24); null as long as nobody has stated it.
alter table failure add column degraded boolean;
