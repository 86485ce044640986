-- A watch is a journey of its own, of the person that another journey has hired.
alter table journey drop constraint journey_kind_check;
alter table journey add constraint journey_kind_check check (kind in ('hiring', 'watch'));

-- What a report of work says beyond its type: keyed digests, a place to half a degree, a tool. Emptied when the person is erased.
alter table webhook_event add column work jsonb;

-- Who works with which device and which second factor, by keyed digests: the same one under two people is a fact of both watches.
create table work_trait (
    tenant     text        not null check (tenant ~ '^t-[a-z0-9][a-z0-9-]{0,39}$'),
    kind       text        not null check (kind in ('device', 'factor')),
    digest     text        not null check (digest ~ '^[0-9a-f]{32}$'),
    subject_id text        not null check (subject_id ~ '^s-[a-z2-7]{26}$'),
    last_seen  timestamptz not null,
    primary key (tenant, kind, digest, subject_id)
);
create index work_trait_of_subject on work_trait (subject_id);
