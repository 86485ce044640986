-- A link in a letter that told the end: it opens the person's page for as long as somebody may object, and longer.
alter table subject_link drop constraint subject_link_purpose_check;
alter table subject_link add constraint subject_link_purpose_check check (purpose in ('page', 'denial', 'appeal'));

-- What a journey has led to is withdrawn once an appeal against it was right: it stays, so that it can be proven, and says nothing any more.
alter table lead
    add column withdrawn_by text check (withdrawn_by ~ '^j-[a-z2-7]{26}$'),
    add column withdrawn_at timestamptz,
    add constraint lead_withdrawal check ((withdrawn_by is null) = (withdrawn_at is null));
