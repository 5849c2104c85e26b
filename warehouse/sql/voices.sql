-- Who makes these claims, in which sentence? One row a mention, in time order: the first few of each claim, and those
-- that are asked for.
select
    timeline.claim_id,
    timeline.mention_id,
    timeline.sources,
    timeline.status,
    timeline.text,
    substring(
        revision.text,
        greatest(mention.evidence_start - $around, 0) + 1,
        least(mention.evidence_start, $around)
    ) as before,
    timeline.evidence,
    substring(revision.text, mention.evidence_end + 1, $around) as after,
    mention.evidence_start,
    timeline.outlet,
    timeline.title,
    timeline.origin,
    revision.published_at,
    timeline.is_current
from claim_timeline as timeline
join mention on mention.mention_id = timeline.mention_id
join article_revision as revision on revision.revision_id = mention.revision_id
where timeline.claim_id in (select unnest($claim_ids))
    and (timeline.timeline_number <= $most or timeline.mention_id in (select unnest($mention_ids)))
order by
    timeline.claim_id,
    timeline.timeline_number
