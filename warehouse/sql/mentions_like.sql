-- Which mentions have an id that starts like this, and where do they stand? One row a mention, at most six.
select
    mention.mention_id,
    mention.text,
    placed.claim_id,
    placed.decided_claim_id,
    placed.decider
from mention
join placed_at('infinity') as placed on placed.mention_id = mention.mention_id
where starts_with(mention.mention_id, $prefix)
order by mention.mention_id
limit 6
