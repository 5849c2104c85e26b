-- The view mention_claim as it was at a moment. In force is the latest decision of a person, or where no person
-- decided, the latest of the software.
create macro mention_claim_at(moment) as table
with in_force as (
    select
        mention_id,
        arg_max(
            decision_number,
            decision_number + case when decider = 'person' then 4611686018427387904 else 0 end
        ) as decision_number
    from decision_at(moment)
    where outcome in ('new', 'same')
    group by mention_id
)
select
    decision.mention_id,
    decision.claim_id,
    decision.outcome,
    decision.score,
    decision.reason_kind,
    decision.reasons,
    decision.decider,
    decision.decided_by,
    decision.decided_at,
    decision.decision_number
from in_force
join decision_at(moment) as decision using (decision_number);
comment on macro table mention_claim_at is 'What the view mention_claim gave at a moment (UTC): "from mention_claim_at(''2031-05-04 09:00'')".';
