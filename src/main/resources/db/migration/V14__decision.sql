-- Who decided what, in which role, when, on what was shown. Rows are added and never changed.
create table decision (
    id         bigint generated always as identity primary key,
    -- the public number that the process was about once it had been decided; none where nothing came of it
    dossier    varchar(100),
    process    varchar(100) not null,
    -- the element whose form was sent in: a task or a start
    element    varchar(100) not null,
    -- the element's name, as people read it
    title      varchar(300) not null,
    decided_by varchar(100) not null,
    role       varchar(30) not null,
    decided_at timestamp with time zone not null,
    -- the fields as they were typed, as JSON
    answer     text not null,
    -- the facts that were shown and decided on, as JSON, and their SHA-256; none where the form shows none
    facts      text,
    facts_hash varchar(64)
);
create index decision_of_dossier on decision (dossier, id);
