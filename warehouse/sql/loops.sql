-- Which claims stand although the mention that opened them stands elsewhere? One row a claim; in a sound record none.
select distinct placed.claim_id
from placed_at('infinity') as placed
join claim on claim.claim_id = placed.claim_id
join placed_at('infinity') as opening on opening.mention_id = claim.opening_mention_id
where opening.claim_id <> placed.claim_id
order by placed.claim_id
