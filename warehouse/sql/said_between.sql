-- What did people last say of two claims, that they contradict each other or differ? At most one row.
select
    decision.outcome,
    decision.reason_kind
from decision_at('infinity') as decision
join claim on claim.claim_id = decision.claim_id
join placed_at('infinity') as mine on mine.mention_id = decision.mention_id
join placed_at('infinity') as theirs on theirs.mention_id = claim.opening_mention_id
where decision.decider = 'person'
    and decision.outcome in ('contradict', 'different')
    and least(mine.claim_id, theirs.claim_id) = least($claim_id, $other_claim_id)
    and greatest(mine.claim_id, theirs.claim_id) = greatest($claim_id, $other_claim_id)
order by decision.decision_number desc
limit 1
