-- Pairs of people who may be one human, found among many: for a person to look at, never a decision. Pseudonyms only.
create table lead (
    lead        bigint           primary key generated always as identity,
    tenant      text             not null check (tenant ~ '^t-[a-z0-9][a-z0-9-]{0,39}$'),
    purpose     text             not null check (purpose in ('duplicates', 'known-impostors')),
    subject     text             not null check (subject ~ '^s-[a-z2-7]{26}$'),
    other       text             not null check (other ~ '^s-[a-z2-7]{26}$'),
    -- The journey that searched, and the interaction whose capture was looked for.
    journey_id  text             not null references journey (journey_id),
    interaction text             not null,
    -- Natural logarithm of the likelihood ratio; reviewers are not shown it.
    llr         double precision not null check (llr between -50 and 50),
    strength    text             not null check (strength in ('supported', 'weak')),
    searched    bigint           not null check (searched >= 0),
    model       text             not null,
    version     text             not null,
    found_at    timestamptz      not null,
    verdict     text             check (verdict in ('same-human', 'different-humans', 'cannot-tell')),
    reason      text,
    reviewer    text             check (reviewer ~ '^c-[a-z2-7]{26}$'),
    answered_at timestamptz,
    constraint lead_two_people check (subject <> other),
    constraint lead_answer check ((verdict is null) = (reason is null)
        and (verdict is null) = (reviewer is null) and (verdict is null) = (answered_at is null))
);
create unique index lead_of_pair on lead (tenant, purpose, least(subject, other), greatest(subject, other));
create index lead_newest on lead (tenant, lead);
create index lead_of_other on lead (other);
