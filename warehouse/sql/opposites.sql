-- Which claims contradict these, and why? One row a claim and one that contradicts it.
select
    wanted.claim_id,
    case when contradiction.claim_id = wanted.claim_id
        then contradiction.other_claim_id else contradiction.claim_id end as other_claim_id,
    contradiction.reason_kind,
    contradiction.reasons,
    contradiction.decider,
    contradiction.decided_by,
    contradiction.decided_at
from contradiction
cross join lateral (select unnest([contradiction.claim_id, contradiction.other_claim_id]) as claim_id) as wanted
where list_contains($claim_ids, wanted.claim_id)
order by
    wanted.claim_id,
    contradiction.decision_number
