-- What other systems have reported, stored before it is answered. Pseudonyms, types and times only.
create table webhook_event (
    source      text        not null check (source ~ '^[a-z][a-z0-9-]{0,39}$'),
    -- The sender's id of the message: the same id again is the same event.
    event_id    text        not null check (event_id ~ '^[A-Za-z0-9_-]{1,128}$'),
    tenant      text        not null check (tenant ~ '^t-[a-z0-9][a-z0-9-]{0,39}$'),
    -- As the sender named it: there may be no such journey.
    journey_id  text        not null check (journey_id ~ '^j-[a-z2-7]{26}$'),
    type        text        not null check (length(type) between 1 and 80),
    occurred_at timestamptz not null,
    sequence    bigint      not null check (sequence >= 0),
    -- SHA-256 of the body: tells a repetition from another event under a used id.
    digest      bytea       not null check (length(digest) = 32),
    received_at timestamptz not null,
    -- stored: still to be told to its journey. late: told, and older than what the journey knew.
    state       text        not null check (state in ('stored', 'delivered', 'late', 'unmatched', 'refused')),
    reason      text,
    tries       integer     not null default 0,
    next_try_at timestamptz not null,
    primary key (source, event_id)
);
create index webhook_event_due on webhook_event (next_try_at) where state = 'stored';
create index webhook_event_of_journey on webhook_event (tenant, journey_id);
