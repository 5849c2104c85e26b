-- Which claims have an id that starts like this? One row a claim that stands, at most six.
select distinct claim_id
from mention_claim
where starts_with(claim_id, $claim_prefix)
order by claim_id
limit 6
