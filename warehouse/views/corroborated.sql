-- Which claims do several independent outlets carry as asserted? One row a claim.
create view corroborated as
select
    claim_id,
    text,
    language,
    standing,
    corroborated_by,
    asserted_by,
    denied_by,
    outlets,
    mention_count,
    first_seen_at,
    last_seen_at
from claim_status
where corroborated_by > 1;
comment on view corroborated is 'Which claims do several independent outlets carry as asserted? One row a claim.';
comment on column corroborated.claim_id is 'The claim.';
comment on column corroborated.text is 'Its words.';
comment on column corroborated.language is 'fr or en.';
comment on column corroborated.standing is 'Where it stands, as in claim_status.';
comment on column corroborated.corroborated_by is 'How many independent outlets carry it as asserted; two at least.';
comment on column corroborated.asserted_by is 'Who asserts it, by name.';
comment on column corroborated.denied_by is 'Who denies it, by name.';
comment on column corroborated.outlets is 'Which outlets carry it, in any status.';
comment on column corroborated.mention_count is 'How often articles make it.';
comment on column corroborated.first_seen_at is 'When the first article that makes it was published (UTC).';
comment on column corroborated.last_seen_at is 'When the last one was (UTC).';
