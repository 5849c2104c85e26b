-- Of which claims did the software later decide that they are another's, so that their words find nothing any more? One
-- row a claim. (Where a person made a claim part of another, its words go on finding new mentions.)
with moved as (
    -- Few: only these need be looked at closely.
    select distinct
        claim.claim_id,
        claim.opening_mention_id
    from match_decision as decision
    join claim on claim.opening_mention_id = decision.mention_id
    where decision.outcome = 'same'
        and decision.claim_id <> claim.claim_id
),
in_force as (
    select
        moved.claim_id,
        arg_max(
            (decision.claim_id, decision.decider),
            decision.decision_number + case when decision.decider = 'person' then 4611686018427387904 else 0 end
        ) as decided
    from moved
    join decision_at('infinity') as decision on decision.mention_id = moved.opening_mention_id
    where decision.outcome in ('new', 'same')
    group by moved.claim_id
)
select claim_id
from in_force
where decided[1] <> claim_id
    and decided[2] = 'software'
