-- One row for each thing that somebody is told. The key is pseudonymous; no address, no text.
create table notice (
    key        text primary key check (length(key) between 1 and 300),
    message_id text        not null unique,
    state      text        not null check (state in ('claimed', 'sent', 'refused')),
    at         timestamptz not null default now()
);
