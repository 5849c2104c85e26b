-- Why did the software think that two claims contradict each other, or may be one? At most one row, the latest.
select
    decision.reason_kind,
    decision.reasons
from decision_at('infinity') as decision
join claim on claim.claim_id = decision.claim_id
join placed_at('infinity') as mine on mine.mention_id = decision.mention_id
join placed_at('infinity') as theirs on theirs.mention_id = claim.opening_mention_id
where decision.decider = 'software'
    and decision.outcome in ('contradict', 'review')
    and least(mine.claim_id, theirs.claim_id) = least($claim_id, $other_claim_id)
    and greatest(mine.claim_id, theirs.claim_id) = greatest($claim_id, $other_claim_id)
order by
    decision.outcome = 'contradict' desc,
    decision.decision_number desc
limit 1
