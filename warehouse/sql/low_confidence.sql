-- Which claims is the extraction least sure of, that nobody judged? One row a mention, the most useful to look at
-- first: contested claims, then those that many articles carry, then the least sure.
select
    mention.mention_id,
    placed.claim_id,
    mention.confidence,
    mention.stands_alone,
    placed.since_at as since
from mention
join mention_claim as placed on placed.mention_id = mention.mention_id
join current_article on current_article.revision_id = mention.revision_id
join claim_status on claim_status.claim_id = placed.claim_id
left join verdict_at('infinity') as judged on judged.mention_id = mention.mention_id
where mention.confidence < $below
    and judged.mention_id is null
order by
    claim_status.contested desc,
    claim_status.mention_count desc,
    mention.confidence,
    mention.mention_id
limit $most
