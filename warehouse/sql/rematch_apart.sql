-- Which mentions did people keep apart? One row a mention and the one that opened the claim that it is not.
select distinct
    decision.mention_id,
    claim.opening_mention_id as other_mention_id
from decision_at('infinity') as decision
join claim on claim.claim_id = decision.claim_id
where decision.decider = 'person'
    and decision.outcome in ('contradict', 'different')
    and decision.mention_id <> claim.opening_mention_id
order by decision.mention_id, claim.opening_mention_id
