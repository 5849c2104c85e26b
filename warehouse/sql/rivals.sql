-- Which claims contradict this one, and why? One row a claim.
select
    case when claim_id = $claim_id then other_claim_id else claim_id end as claim_id,
    reason_kind,
    reasons
from contradiction
where claim_id = $claim_id
    or other_claim_id = $claim_id
order by decision_number
