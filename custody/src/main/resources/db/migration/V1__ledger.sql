-- The append-only ledger: salted commitments, the nodes of their Merkle tree (RFC 9162), the signed
-- head, and, apart from them, what opens a commitment, encrypted under its subject's key.

CREATE TABLE ledger_entry (
  index        bigint PRIMARY KEY CHECK (index >= 0),
  -- SHA-256 of the event's key: a repeated event finds its entry.
  event_key    bytea  NOT NULL UNIQUE CHECK (octet_length(event_key) = 32),
  journey      text   NOT NULL,
  journey_seq  bigint NOT NULL CHECK (journey_seq >= 1),
  -- Leaf data: SHA-256 of a random salt of 32 bytes and the event's canonical bytes.
  commitment   bytea  NOT NULL CHECK (octet_length(commitment) = 32),
  UNIQUE (journey, journey_seq)
);

-- Roots of complete subtrees of 2^level leaves; level 0 is in ledger_entry.
CREATE TABLE ledger_node (
  level    smallint NOT NULL CHECK (level >= 1),
  position bigint   NOT NULL CHECK (position >= 0),
  hash     bytea    NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (level, position)
);

CREATE TABLE ledger_opening (
  index   bigint PRIMARY KEY REFERENCES ledger_entry (index),
  subject text   NOT NULL,
  -- Salt and canonical bytes, sealed under the subject's key.
  sealed  bytea  NOT NULL
);

CREATE TABLE ledger_head (
  one_row   boolean PRIMARY KEY DEFAULT true CHECK (one_row),
  size      bigint NOT NULL CHECK (size >= 1),
  -- Roots of the complete subtrees that the bits of size name, largest first, 32 bytes each.
  frontier  bytea  NOT NULL,
  root      bytea  NOT NULL CHECK (octet_length(root) = 32),
  at_millis bigint NOT NULL,
  signature bytea  NOT NULL
);

CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only';
END
$$;

CREATE FUNCTION ledger_head_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size <> OLD.size + 1 THEN
    RAISE EXCEPTION 'the ledger grows by one entry at a time';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER ledger_entry_append_only
  BEFORE UPDATE OR DELETE ON ledger_entry
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_entry_never_emptied
  BEFORE TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_node_append_only
  BEFORE UPDATE OR DELETE ON ledger_node
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_node_never_emptied
  BEFORE TRUNCATE ON ledger_node
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_opening_never_changed
  BEFORE UPDATE ON ledger_opening
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_head_grows
  BEFORE UPDATE ON ledger_head
  FOR EACH ROW EXECUTE FUNCTION ledger_head_only_grows();
CREATE TRIGGER ledger_head_stays
  BEFORE DELETE ON ledger_head
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_head_never_emptied
  BEFORE TRUNCATE ON ledger_head
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
