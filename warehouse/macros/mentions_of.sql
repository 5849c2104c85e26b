-- Every mention of somebody or something in the words of a claim, in time order. One row a mention. Under any name of a
-- party that has exactly this one; else the words as they are.
create macro mentions_of(called) as table
with party as (
    select distinct party.canonical_source_id
    from canonical_source as party
    join source_alias as alias on alias.source_id = party.source_id
    where searchable(alias.alias) = searchable(called)
),
known_as as (
    select searchable(called) as words
    union
    select searchable(alias.alias)
    from canonical_source as member
    join party using (canonical_source_id)
    join source_alias as alias on alias.source_id = member.source_id
    where len(alias.alias) > 3
),
naming as (
    select
        mention_id,
        text
    from mention
    where list_bool_or(list_transform(
        (select list(known_as.words) from known_as),
        lambda words: contains(searchable(text), words)
    ))
)
select
    told.claim_id,
    told.mention_id,
    told.text,
    told.status,
    told.sources,
    told.evidence,
    told.seen_at,
    told.outlet,
    told.title,
    told.origin,
    told.is_current
from naming
join claim_timeline as told using (mention_id)
order by
    told.seen_at,
    told.recorded_at,
    told.mention_id;
comment on macro table mentions_of is 'Every mention of somebody or something in the words of a claim, in time order. One row a mention: claim_id, mention_id, text, status, sources, evidence, seen_at, outlet, title, origin, is_current. "from mentions_of(''Vladimir Poutine'')".';
