-- Which of these claims does the record not hold? One row a claim.
select wanted.claim_id
from (select unnest($claim_ids) as claim_id) as wanted
anti join claim using (claim_id)
order by wanted.claim_id
