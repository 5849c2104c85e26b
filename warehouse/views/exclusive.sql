-- Which claims does one outlet carry and nobody else? One row a claim.
create view exclusive as
select
    outlets[1] as outlet,
    claim_id,
    text,
    language,
    standing,
    asserted_by,
    denied_by,
    reported_by,
    mention_count,
    first_seen_at,
    last_seen_at
from claim_status
where len(outlets) = 1;
comment on view exclusive is 'Which claims does one outlet carry and nobody else? One row a claim.';
comment on column exclusive.outlet is 'The only known outlet that carries the claim, in any status.';
comment on column exclusive.claim_id is 'The claim.';
comment on column exclusive.text is 'Its words.';
comment on column exclusive.language is 'fr or en.';
comment on column exclusive.standing is 'Where it stands, as in claim_status.';
comment on column exclusive.asserted_by is 'Who asserts it, by name.';
comment on column exclusive.denied_by is 'Who denies it, by name.';
comment on column exclusive.reported_by is 'Who passes it on without commitment, by name.';
comment on column exclusive.mention_count is 'How often the outlet makes it.';
comment on column exclusive.first_seen_at is 'When it first did (UTC).';
comment on column exclusive.last_seen_at is 'When it last did (UTC).';
