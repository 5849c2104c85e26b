-- Which claims have an id that starts like this, or are what one has become that does? One row a claim that stands,
-- at most six.
select distinct placed.claim_id
from claim
join placed_at('infinity') as placed on placed.mention_id = claim.opening_mention_id
where starts_with(claim.claim_id, $claim_prefix)
    and placed.claim_id in (select mention_claim.claim_id from mention_claim)
order by placed.claim_id
limit 6
