-- Which doubts are open? One row a doubt; the second claim is null where the reading of a mention is in doubt.
select
    mention_id,
    mention_claim_id as claim_id,
    claim_id as other_claim_id
from review_queue
union all
select
    mention.mention_id,
    placed.claim_id,
    null
from mention
join mention_claim as placed on placed.mention_id = mention.mention_id
join current_article on current_article.revision_id = mention.revision_id
left join verdict_at('infinity') as judged on judged.mention_id = mention.mention_id
where mention.confidence < $below
    and judged.mention_id is null
