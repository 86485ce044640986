-- A recovery is a journey of its own, of the person that a hiring journey has cleared.
alter table journey drop constraint journey_kind_check;
alter table journey add constraint journey_kind_check check (kind in ('hiring', 'watch', 'recovery'));

-- The person's own page, or saying that it was somebody else.
alter table subject_link drop constraint subject_link_purpose_check;
alter table subject_link add constraint subject_link_purpose_check check (purpose in ('page', 'denial'));

-- Whose account it is, by a keyed digest of its name: the help desk knows nothing else. Emptied when the person is erased.
create table account_owner (
    tenant     text        not null check (tenant ~ '^t-[a-z0-9][a-z0-9-]{0,39}$'),
    digest     text        not null check (digest ~ '^[0-9a-f]{64}$'),
    journey_id text        not null references journey (journey_id),
    subject_id text        not null check (subject_id ~ '^s-[a-z2-7]{26}$'),
    since      timestamptz not null,
    primary key (tenant, digest, journey_id)
);
create index account_owner_of_subject on account_owner (subject_id);

-- Browsers in which somebody agreed on the own page, by the SHA-256 of a random number that only the browser has.
create table known_browser (
    hash       bytea       primary key check (length(hash) = 32),
    subject_id text        not null check (subject_id ~ '^s-[a-z2-7]{26}$'),
    since      timestamptz not null
);
create index known_browser_of_subject on known_browser (subject_id);
