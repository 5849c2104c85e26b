-- The view mention_claim as it was at a moment. Mentions that a person rejected are left out.
create macro mention_claim_at(moment) as table
select
    placed.mention_id,
    placed.claim_id,
    placed.outcome,
    placed.score,
    placed.reason_kind,
    placed.reasons,
    placed.decider,
    placed.decided_by,
    placed.decided_at,
    placed.decision_number,
    placed.since_at
from placed_at(moment) as placed
where placed.mention_id not in (
    select judged.mention_id
    from verdict_at(moment) as judged
    where judged.verdict = 'wrong'
);
comment on macro table mention_claim_at is 'What the view mention_claim gave at a moment (UTC), by what the record had learnt: "from mention_claim_at(''2031-05-04 09:00'')".';
