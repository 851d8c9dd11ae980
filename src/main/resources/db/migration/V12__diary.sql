-- What an entry of the diary is about, where that has a number of its own: nothing is read back out of its words.
alter table subscription_event add column about varchar(20);

-- so far credits alone: their entries carry the number as what makes them the same entry, alone or before a slash
update subscription_event
   set about = case when position('/' in occurrence) > 0 then substring(occurrence from 1 for position('/' in occurrence) - 1)
                    else occurrence end
 where kind in ('credit-requested', 'credit-refused', 'credit-issued', 'credit-left', 'credit-supplement-lost');
