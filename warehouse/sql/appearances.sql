-- In which articles does each of these claims, or each of all, appear? One row a claim and article, in time order.
select
    told.claim_id,
    revision.article_id,
    told.origin,
    revision.outlet,
    revision.title,
    revision.author,
    revision.language,
    revision.published_at,
    min(told.seen_at) as seen_at
from claim_timeline as told
join mention on mention.mention_id = told.mention_id
join article_revision as revision on revision.revision_id = mention.revision_id
where $claim_ids is null
    or list_contains($claim_ids, told.claim_id)
group by
    told.claim_id,
    revision.article_id,
    told.origin,
    revision.outlet,
    revision.title,
    revision.author,
    revision.language,
    revision.published_at
order by
    told.claim_id,
    seen_at,
    revision.article_id
