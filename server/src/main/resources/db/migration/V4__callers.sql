-- Who calls, with which roles, for which tenant; and who opened a journey. Pseudonyms only.

-- What is older than callers belongs to the operator's tenant and to one pseudonym that nobody new gets.
alter table api_token
    add column tenant     text   not null default 't-default' check (tenant ~ '^t-[a-z0-9][a-z0-9-]{0,39}$'),
    add column owner      text   not null default 'c-aaaaaaaaaaaaaaaaaaaaaaaaaa' check (owner ~ '^c-[a-z2-7]{26}$'),
    add column roles      text[] not null default '{admin}'
        check (cardinality(roles) >= 1 and roles <@ array['hr', 'help-desk', 'analyst', 'auditor', 'admin']),
    add column created_by text   check (created_by ~ '^c-[a-z2-7]{26}$'),
    add column expires_at timestamptz,
    add column revoked_at timestamptz;
alter table api_token
    alter column tenant drop default,
    alter column owner drop default,
    alter column roles drop default;
create index api_token_newest on api_token (tenant, created_at desc);

alter table journey
    add column tenant    text not null default 't-default' check (tenant ~ '^t-[a-z0-9][a-z0-9-]{0,39}$'),
    add column opened_by text not null default 'c-aaaaaaaaaaaaaaaaaaaaaaaaaa' check (opened_by ~ '^c-[a-z2-7]{26}$');
alter table journey
    alter column tenant drop default,
    alter column opened_by drop default,
    -- Two tenants may use one idempotency key; neither learns of the other.
    drop constraint journey_request_key_key,
    add constraint journey_request_of_tenant unique (tenant, request_key),
    add constraint journey_of_tenant unique (journey_id, tenant);
drop index journey_newest;
create index journey_newest on journey (tenant, created_at desc, journey_id);

alter table evidence_use
    add column tenant text not null default 't-default';
alter table evidence_use
    alter column tenant drop default,
    drop constraint evidence_use_journey_id_fkey,
    -- A use never crosses tenants: the database itself refuses.
    add constraint evidence_use_of_journey foreign key (journey_id, tenant) references journey (journey_id, tenant);
