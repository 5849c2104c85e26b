-- The view stance as it was at a moment.
create macro stance_at(moment) as table
with relay as (
    select
        mention_id,
        source_number,
        list(name order by position) as through
    from mention_source
    where position > 0
    group by mention_id, source_number
),
current_revision as (
    select arg_max(revision_id, history_number) as revision_id
    from article_history
    where found_at <= cast(moment as timestamp)
    group by article_id
)
select
    placed.claim_id,
    mention.mention_id,
    answering.source_number,
    party.canonical_source_id as source_id,
    party.name as source_name,
    answering.name as name_in_article,
    answering.kind as source_kind,
    answering.role,
    coalesce(relay.through, []) as through,
    mention.status,
    mention.status = 'asserted' or (mention.status = 'reported' and mention.modality = 'factual') as as_fact,
    mention.text,
    mention.language,
    mention.evidence,
    revision.article_id,
    revision.revision_id,
    article.origin,
    revision.outlet,
    revision.title,
    revision.published_at,
    revision.content_hash,
    coalesce(revision.published_at, revision.fetched_at, revision.stored_at) as seen_at,
    placed.since_at as recorded_at,
    current_revision.revision_id is not null as is_current
from mention
join mention_claim_at(moment) as placed on placed.mention_id = mention.mention_id
join article_revision as revision on revision.revision_id = mention.revision_id
join article on article.article_id = revision.article_id
join answering_at(moment) as answering on answering.mention_id = mention.mention_id and answering.position = 0
join canonical_source_at(moment) as party on party.source_id = answering.source_id
left join relay
    on relay.mention_id = answering.mention_id and relay.source_number = answering.source_number
left join current_revision on current_revision.revision_id = mention.revision_id;
comment on macro table stance_at is 'What the view stance gave at a moment (UTC), by what the record had learnt: "from stance_at(''2031-05-04 09:00'')".';
