-- The view contradiction as it was at a moment. Derived from the decisions between mentions and claims, so that it
-- follows every merge, split and undo. A claim counts as what its opening mention is now. What a person last said of a
-- pair outlives what the software says; who takes a mention out of a claim has not said that the two can be true
-- together.
create macro contradiction_at(moment) as table
with decision as materialized (
    select
        decision_number,
        mention_id,
        claim_id,
        outcome,
        score,
        reason_kind,
        reasons,
        decider,
        decided_by,
        decided_at
    from decision_at(moment)
),
placed as materialized (
    select
        mention_id,
        claim_id
    from placed_at(moment)
),
latest as (
    select
        mention_id,
        claim_id,
        arg_max(
            decision_number,
            decision_number + case when decider = 'person' then 4611686018427387904 else 0 end
        ) as decision_number
    from decision
    where decider = 'software'
        or (outcome in ('contradict', 'different') and reason_kind <> 'split')
    group by mention_id, claim_id
),
between_claims as (
    select
        least(mine.claim_id, theirs.claim_id) as claim_id,
        greatest(mine.claim_id, theirs.claim_id) as other_claim_id,
        decision.decision_number,
        decision.outcome = 'contradict' as contradicts,
        decision.decider = 'person' as by_person
    from latest
    join decision using (decision_number)
    join claim on claim.claim_id = decision.claim_id
    join placed as mine on mine.mention_id = decision.mention_id
    join placed as theirs on theirs.mention_id = claim.opening_mention_id
    where decision.outcome in ('contradict', 'different')
        and mine.claim_id <> theirs.claim_id
        and decision.mention_id not in (
            select judged.mention_id
            from verdict_at(moment) as judged
            where judged.verdict = 'wrong'
        )
),
pair as (
    select
        claim_id,
        other_claim_id,
        coalesce(
            arg_max(contradicts, decision_number) filter (where by_person),
            bool_or(contradicts)
        ) as contradicts,
        coalesce(
            max(decision_number) filter (where contradicts and by_person),
            min(decision_number) filter (where contradicts)
        ) as decision_number
    from between_claims
    group by claim_id, other_claim_id
)
select
    pair.claim_id,
    pair.other_claim_id,
    decision.reason_kind,
    decision.reasons,
    decision.score,
    decision.decider,
    decision.decided_by,
    decision.decided_at,
    decision.decision_number
from pair
join decision using (decision_number)
where pair.contradicts;
comment on macro table contradiction_at is 'What the view contradiction gave at a moment (UTC), by what the record had learnt: "from contradiction_at(''2031-05-04 09:00'')".';
