-- How journeys go through their stages and what that costs people: pseudonyms, times and numbers.
create table stage_passage (
    journey_id      text             not null check (journey_id ~ '^j-[a-z2-7]{26}$'),
    stage           text             not null check (stage ~ '^[a-z-]{1,40}$'),
    entered_at      timestamptz      not null,
    -- Null while the journey is still there; then everything below is null too.
    left_at         timestamptz      check (left_at >= entered_at),
    how             text             check (how ~ '^[a-z-]{1,40}$'),
    holds           integer          check (holds >= 0),
    prompts         integer          check (prompts >= 0),
    retries         integer          check (retries >= 0),
    unmeasured      integer          check (unmeasured >= 0),
    -- Null where nothing was measured, which is not 0.
    seconds         double precision check (seconds >= 0),
    extra_seconds   double precision check (extra_seconds >= 0),
    elapsed_seconds double precision check (elapsed_seconds >= 0),
    -- Rounded up to whole KiB: an exact length could tell which file it was.
    bytes           bigint           check (bytes >= 0 and bytes % 1024 = 0),
    extra_bytes     bigint           check (extra_bytes >= 0 and extra_bytes % 1024 = 0),
    primary key (journey_id, stage),
    check (num_nulls(left_at, how, holds, prompts, retries, unmeasured, bytes, extra_bytes) in (0, 8)),
    check (left_at is not null or num_nonnulls(seconds, extra_seconds, elapsed_seconds) = 0)
);
create index stage_passage_entered on stage_passage (entered_at);
