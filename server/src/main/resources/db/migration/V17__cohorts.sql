-- A cohort is led like a journey, under a key of its own; each member has a journey.
alter table journey drop constraint journey_kind_check;
alter table journey add constraint journey_kind_check
    check (kind in ('hiring', 'watch', 'recovery', 'cohort', 'onboarding', 'appeal'));

-- Which vendor's people they are; the vendor's manager sees this cohort and no other.
create table cohort (
    cohort_id text primary key references journey (journey_id),
    tenant    text not null check (tenant ~ '^t-[a-z0-9][a-z0-9-]{0,39}$'),
    vendor    text not null check (vendor ~ '^c-[a-z2-7]{26}$')
);
create index cohort_of_vendor on cohort (tenant, vendor);

-- Emptied of whoever is erased.
create table cohort_member (
    journey_id  text        primary key references journey (journey_id),
    tenant      text        not null check (tenant ~ '^t-[a-z0-9][a-z0-9-]{0,39}$'),
    cohort_id   text        not null references cohort (cohort_id),
    subject_id  text        not null check (subject_id ~ '^s-[a-z2-7]{26}$'),
    admitted_at timestamptz not null,
    left_at     timestamptz
);
create index cohort_member_of_cohort on cohort_member (cohort_id);
create index cohort_member_of_subject on cohort_member (tenant, subject_id);

-- What a roster says of somebody, by keyed digests: who shares it may be one person.
create table roster_trait (
    tenant     text not null check (tenant ~ '^t-[a-z0-9][a-z0-9-]{0,39}$'),
    kind       text not null check (kind in ('email', 'phone', 'bank', 'address', 'name')),
    digest     text not null check (digest ~ '^[0-9a-f]{32}$'),
    journey_id text not null references journey (journey_id),
    subject_id text not null check (subject_id ~ '^s-[a-z2-7]{26}$'),
    primary key (tenant, kind, digest, journey_id)
);
create index roster_trait_of_journey on roster_trait (journey_id);
create index roster_trait_of_subject on roster_trait (subject_id);

-- A vendor's manager calls, too.
alter table api_token drop constraint api_token_roles_check;
alter table api_token add constraint api_token_roles_check
    check (cardinality(roles) >= 1 and roles <@ array['hr', 'help-desk', 'vendor', 'analyst', 'auditor', 'admin']);
