-- What stance_at says, without words and places: who takes which stance on which claim, when. One row a source that
-- answers for a mention. For whatever counts stances: it costs half of stance_at.
create macro voice_at(moment) as table
with current_revision as (
    select arg_max(revision_id, history_number) as revision_id
    from article_history
    where found_at <= cast(moment as timestamp)
    group by article_id
)
select
    placed.claim_id,
    mention.mention_id,
    party.canonical_source_id as source_id,
    party.name as source_name,
    mention.status,
    mention.status = 'asserted' or (mention.status = 'reported' and mention.modality = 'factual') as as_fact,
    revision.article_id,
    revision.revision_id,
    revision.outlet,
    coalesce(revision.published_at, revision.fetched_at, revision.stored_at) as seen_at,
    placed.since_at as recorded_at,
    current_revision.revision_id is not null as is_current
from mention_claim_at(moment) as placed
join mention on mention.mention_id = placed.mention_id
join article_revision as revision on revision.revision_id = mention.revision_id
join answering_at(moment) as answering on answering.mention_id = mention.mention_id and answering.position = 0
join canonical_source_at(moment) as party on party.source_id = answering.source_id
left join current_revision on current_revision.revision_id = mention.revision_id;
comment on macro table voice_at is 'What stance_at says at a moment (UTC), without words and places, in half the time: "from voice_at(''2031-05-04 09:00'')".';
