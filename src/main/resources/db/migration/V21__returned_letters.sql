-- A mail server that names an address, and no letter, is asked about the letters that went there.
create index notice_recipient_address on notice (recipient_address, sent_at);

-- The page of what the mailbox has brought, by what became of it.
create index mail_by_outcome on incoming_mail (outcome, id);
