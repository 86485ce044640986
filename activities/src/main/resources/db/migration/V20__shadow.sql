-- What rules that are not in force would have said to questions of policy: pseudonyms, words and times. Never acted on.
create table shadow_answer (
    -- The same for each try of one question: what was tried again is one row, with what the journey has at last.
    question        text        not null check (question ~ '^[a-z0-9-]+(/[a-z0-9-]+)*$' and length(question) <= 200),
    -- Of the rules that are not in force, as they were started with.
    shadow_revision text        not null check (length(shadow_revision) between 1 and 200),
    journey_id      text        not null check (journey_id ~ '^j-[a-z2-7]{26}$'),
    stage           text        not null check (stage ~ '^[a-z-]{1,40}$'),
    interaction     text        not null check (interaction ~ '^[a-z0-9-]{1,80}$'),
    live_outcome    text        not null check (live_outcome ~ '^[a-z0-9 -]{1,80}$'),
    live_reasons    text[]      not null,
    -- Null where the answer named no bundle, such as one that was held for being undefined.
    live_revision   text        check (length(live_revision) between 1 and 200),
    -- Null where the other rules gave no answer; then why.
    shadow_outcome  text        check (shadow_outcome ~ '^[a-z0-9 -]{1,80}$'),
    shadow_reasons  text[]      not null,
    no_answer       text        check (no_answer ~ '^shadow[.][a-z-]{1,40}$'),
    asked_at        timestamptz not null,
    primary key (question, shadow_revision),
    constraint shadow_answer_or_none check (num_nulls(shadow_outcome, no_answer) = 1)
);
create index shadow_answer_of_journey on shadow_answer (journey_id);
create index shadow_answer_asked on shadow_answer (asked_at);
