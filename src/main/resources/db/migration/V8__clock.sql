-- How far the clock of a demonstration has been moved, by whom. The last row says where the clock stands after a restart.
create table clock_move (
    id            bigint generated always as identity primary key,
    moved_by      varchar(100) not null,
    -- what the clock showed, what it was to show, what it has come to
    moved_from    timestamp with time zone not null,
    moved_to      timestamp with time zone not null,
    reached       timestamp with time zone not null,
    -- by the clock on the wall
    begun_at      timestamp with time zone not null,
    reached_at    timestamp with time zone not null,
    jobs_executed integer not null default 0,
    jobs_failed   integer not null default 0,
    notices       integer not null default 0,
    -- false while it moves, and for good when Tacite was stopped on the way
    finished      boolean not null default false,
    constraint clock_move_is_forward check (moved_from <= reached and reached <= moved_to)
);
