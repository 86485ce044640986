-- What the API has started. Nothing personal: pseudonyms, digests, times.
create table journey (
    journey_id     text        primary key check (journey_id ~ '^j-[a-z2-7]{26}$'),
    subject_id     text        not null check (subject_id ~ '^s-[a-z2-7]{26}$'),
    kind           text        not null check (kind in ('hiring')),
    workflow_id    text        not null unique,
    -- SHA-256 of the caller's idempotency key, hex.
    request_key    text        not null unique check (request_key ~ '^[0-9a-f]{64}$'),
    -- MAC of the request under the subject's key, hex: says nothing once the subject is erased.
    request_mac    text        not null,
    created_at     timestamptz not null
);
create index journey_newest on journey (created_at desc, journey_id);

-- Who refers to a blob in the vault; one without any use is deleted.
create table evidence_use (
    use_id     uuid        primary key,
    subject_id text        not null,
    address    text        not null check (address ~ '^[0-9a-f]{64}$'),
    journey_id text        not null references journey (journey_id),
    at         timestamptz not null default now()
);
create index evidence_use_of_blob on evidence_use (subject_id, address);

-- Who may call. Only the SHA-256 of a token of 256 random bits is kept.
create table api_token (
    id         uuid        primary key,
    hash       bytea       not null unique check (length(hash) = 32),
    created_at timestamptz not null,
    note       text        not null
);
