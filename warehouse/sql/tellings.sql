-- Who makes these claims, in which words of which article? One row a mention, by claim and time.
with told as materialized (
    select
        claim_id,
        mention_id,
        min(seen_at) as seen_at,
        min(recorded_at) as recorded_at,
        bool_or(is_current) as is_current,
        list(
            source_name
            || case when role is null then '' else ' (' || role || ')' end
            || case when len(through) = 0 then '' else ', through ' || list_aggregate(through, 'string_agg', ', ') end
            order by source_number
        ) as sources,
        list(source_id order by source_number) as source_ids
    from stance
    where list_contains($claim_ids, claim_id)
    group by claim_id, mention_id
),
spread as (
    -- The evidence together with the cue, where that is near.
    select
        mention.mention_id,
        coalesce(mention.cue_start > mention.evidence_end + $around, false)
            or coalesce(mention.cue_end < mention.evidence_start - $around, false)
            or mention.cue is null as cue_is_far
    from told
    join mention using (mention_id)
),
stretch as (
    select
        mention.mention_id,
        case when spread.cue_is_far then mention.evidence_start
            else least(mention.evidence_start, mention.cue_start) end as first,
        case when spread.cue_is_far then mention.evidence_end
            else greatest(mention.evidence_end, mention.cue_end) end as past,
        case when not spread.cue_is_far then mention.cue_start end as cue_start,
        case when not spread.cue_is_far then mention.cue_end end as cue_end
    from spread
    join mention using (mention_id)
)
select
    told.claim_id,
    told.mention_id,
    mention.text,
    mention.language,
    mention.status,
    mention.confidence,
    mention.stands_alone,
    told.sources,
    told.source_ids,
    substring(
        revision.text,
        greatest(stretch.first - $around, 0) + 1,
        stretch.first - greatest(stretch.first - $around, 0)
    ) as before,
    substring(revision.text, stretch.first + 1, stretch.past - stretch.first) as words,
    substring(revision.text, stretch.past + 1, $around) as after,
    stretch.cue_start - stretch.first as cue_start,
    stretch.cue_end - stretch.first as cue_end,
    revision.article_id,
    article.origin,
    revision.outlet,
    revision.title,
    revision.published_at,
    told.seen_at,
    told.recorded_at,
    told.is_current
from told
join mention using (mention_id)
join stretch using (mention_id)
join article_revision as revision using (revision_id)
join article using (article_id)
order by
    told.claim_id,
    told.seen_at,
    told.recorded_at,
    mention.mention_number,
    told.mention_id
