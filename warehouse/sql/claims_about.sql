-- Which claims did somebody make, or name somebody or something? One row a claim.
select distinct claim_id
from about($asked)
order by claim_id
