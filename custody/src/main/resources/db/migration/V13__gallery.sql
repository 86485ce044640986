-- Templates that people are searched among. Pseudonyms only; what an index needs is sealed under the subject's key.
create table gallery_entry (
    entry       bigint           primary key generated always as identity,
    tenant      text             not null check (tenant ~ '^t-[a-z0-9][a-z0-9-]{0,39}$'),
    -- What is given for one purpose is never read for another: the seal holds the purpose too.
    purpose     text             not null check (purpose in ('duplicates', 'known-impostors')),
    subject     text             not null check (subject ~ '^s-[a-z2-7]{26}$'),
    modality    text             not null check (modality in ('face', 'voice')),
    model       text             not null,
    version     text             not null,
    -- Where the vault keeps the template that the entry was made from.
    template    text             not null check (template ~ '^[0-9a-f]{64}$'),
    quality     double precision not null check (quality between 0 and 1),
    sealed      bytea            not null,
    added_by    text             not null check (added_by ~ '^c-[a-z2-7]{26}$'),
    added_at    timestamptz      not null,
    approved_by text             check (approved_by ~ '^c-[a-z2-7]{26}$'),
    approved_at timestamptz,
    -- Nothing is kept here for ever.
    expires_at  timestamptz      not null,
    unique (tenant, purpose, subject, model, version, template),
    constraint gallery_entry_four_eyes check (approved_by <> added_by),
    constraint gallery_entry_approval check ((approved_by is null) = (approved_at is null)),
    constraint gallery_entry_ends check (expires_at > added_at and expires_at <= added_at + interval '400 days')
);
create index gallery_entry_of_subject on gallery_entry (subject);
create index gallery_entry_ended on gallery_entry (expires_at);
