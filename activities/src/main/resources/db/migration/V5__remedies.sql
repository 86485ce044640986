-- One row for each thing that is done or taken back. Pseudonymous: no account, no address, no text.
create table remedy (
    key       text        primary key check (length(key) between 1 and 300),
    remedy    text        not null check (remedy ~ '^[a-z]+(-[a-z]+)*$'),
    state     text        not null
        check (state in ('claimed', 'applied', 'not-applicable', 'refused', 'retiring', 'undone')),
    -- Keyed digest of the account that it acts on; null where it acts on none.
    target    text        check (target ~ '^[0-9a-f]{64}$'),
    -- What was there before, in one word; null until it was looked at, and nothing is done before that.
    prior     text        check (prior ~ '^[a-z]+(-[a-z]+)*$'),
    automatic boolean     not null,
    reason    text        not null default '',
    -- When it was let through the breaker of automatic remedies.
    admitted  timestamptz,
    at        timestamptz not null default now()
);
create index remedy_of_target on remedy (target, remedy) where target is not null;
create index remedy_admitted on remedy (admitted) where admitted is not null;
