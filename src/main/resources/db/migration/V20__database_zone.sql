-- The zone in which the engine's instants are written: its columns have none of their own. One row.
create table database_zone (
    id       integer     primary key check (id = 1),
    zone     varchar(60) not null,
    noted_at timestamp with time zone not null
);

-- In words, why a move of the clock was left on its way; empty when it arrived, or when Tacite was stopped.
alter table clock_move add column stopped_because varchar(400);
