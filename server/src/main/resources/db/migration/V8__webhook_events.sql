-- What other systems have reported, stored before it is answered. Pseudonyms, types and times only.
create table webhook_event (
    source      text        not null check (source ~ '^[a-z][a-z0-9-]{0,39}$'),
    -- The sender's id of the message: the same id again is the same event.
    event_id    text        not null check (event_id ~ '^[A-Za-z0-9_-]{1,128}$'),
    tenant      text        not null check (tenant ~ '^t-[a-z0-9][a-z0-9-]{0,39}$'),
    -- As the sender named it: there may be no such journey.
    journey_id  text        not null check (journey_id ~ '^j-[a-z2-7]{26}$'),
    type        text        not null check (length(type) between 1 and 80),
    occurred_at timestamptz not null,
    sequence    bigint      not null check (sequence >= 0),
    -- SHA-256 of the body: tells a repetition from another event under a used id.
    digest      bytea       not null check (length(digest) = 32),
    received_at timestamptz not null,
    -- stored: still to be told to its journey. late: told, and older than what the journey knew.
    state       text        not null check (state in ('stored', 'delivered', 'late', 'unmatched', 'refused')),
    reason      text,
    tries       integer     not null default 0,
    next_try_at timestamptz not null,
    primary key (source, event_id)
);
create index webhook_event_due on webhook_event (next_try_at) where state = 'stored';
create index webhook_event_of_journey on webhook_event (tenant, journey_id);

-- Whose a notice and a ledger entry are, for queries and for keeping tenants apart; outside the signed tree, which one tenant must not
-- read another's growth from. Both are keyed by journeys, so that the database fills it in by itself.
alter table notice add column tenant text;
alter table ledger_entry add column tenant text;

create function tenant_of_notice() returns trigger language plpgsql as $$
begin
  new.tenant := (select tenant from journey where journey_id = split_part(new.key, '/', 1));
  return new;
end
$$;
create trigger notice_has_a_tenant before insert on notice
  for each row execute function tenant_of_notice();

create function tenant_of_ledger_entry() returns trigger language plpgsql as $$
begin
  new.tenant := (select tenant from journey where journey_id = new.journey);
  return new;
end
$$;
create trigger ledger_entry_has_a_tenant before insert on ledger_entry
  for each row execute function tenant_of_ledger_entry();

update notice set tenant = (select tenant from journey where journey_id = split_part(notice.key, '/', 1));
-- Only the new column is written; what is signed stays as it is.
alter table ledger_entry disable trigger ledger_entry_append_only;
update ledger_entry set tenant = (select tenant from journey where journey_id = ledger_entry.journey);
alter table ledger_entry enable trigger ledger_entry_append_only;
create index notice_of_tenant on notice (tenant);
create index ledger_entry_of_tenant on ledger_entry (tenant, index);
