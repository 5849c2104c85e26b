-- Which claims have an id that starts like this, and where do they stand now? One row a claim, at most six.
select
    claim.claim_id,
    placed.claim_id as standing_claim_id,
    standing.opening_mention_id,
    standing.text
from claim
join placed_at('infinity') as placed on placed.mention_id = claim.opening_mention_id
join claim as standing on standing.claim_id = placed.claim_id
where starts_with(claim.claim_id, $prefix)
order by claim.claim_id
limit 6
