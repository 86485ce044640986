-- Holds as reviewers see them: what the journeys say of their cases, each with a version. Pseudonyms only.
create table review_case (
    case_id      text        primary key check (case_id ~ '^r-[a-z2-7]{26}-[1-9][0-9]{0,2}$'),
    tenant       text        not null,
    journey_id   text        not null,
    -- Of two writings of one case the higher version is the newer, whichever comes first.
    version      bigint      not null check (version > 0),
    stage        text        not null,
    interaction  text        not null,
    state        text        not null check (state in ('open', 'asked', 'answered', 'expired', 'closed')),
    opened_at    timestamptz not null,
    escalates_at timestamptz not null,
    due_at       timestamptz not null,
    escalated    boolean     not null,
    asked        integer     not null check (asked >= 0),
    assigned_to  text        check (assigned_to ~ '^c-[a-z2-7]{26}$'),
    verdict      text        check (verdict in ('confirm', 'clear', 'ask-more')),
    reason       text,
    reviewer     text        check (reviewer ~ '^c-[a-z2-7]{26}$'),
    answered_at  timestamptz,
    constraint review_case_of_journey foreign key (journey_id, tenant) references journey (journey_id, tenant)
);
create index review_case_queue on review_case (tenant, state, due_at, case_id);

-- Links to a person's own page. Only the SHA-256 of a link's token, and of the session that it opened, is kept.
create table subject_link (
    hash         bytea       primary key check (length(hash) = 32),
    tenant       text        not null,
    journey_id   text        not null,
    purpose      text        not null check (purpose in ('page')),
    expires_at   timestamptz not null,
    used_at      timestamptz,
    session_hash bytea       unique check (length(session_hash) = 32),
    session_ends timestamptz,
    constraint subject_link_of_journey foreign key (journey_id, tenant) references journey (journey_id, tenant),
    constraint subject_link_session check ((used_at is null) = (session_hash is null)
        and (session_hash is null) = (session_ends is null))
);
create index subject_link_old on subject_link (expires_at);
