-- Which claims cannot be true together, and why? One row a pair of claims, the lower id first.
-- Derived from the decisions between mentions and claims, so that it follows every merge, split and undo. A claim
-- counts as what its opening mention is now. What a person last said of a pair outlives what the software says.
create view contradiction as
with latest as (
    select arg_max(
        decision_number,
        decision_number + case when decider = 'person' then 4611686018427387904 else 0 end
    ) as decision_number
    from match_decision
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
    join match_decision as decision using (decision_number)
    join claim on claim.claim_id = decision.claim_id
    join mention_claim as mine on mine.mention_id = decision.mention_id
    join mention_claim as theirs on theirs.mention_id = claim.opening_mention_id
    where decision.outcome in ('contradict', 'different')
        and mine.claim_id <> theirs.claim_id
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
join match_decision as decision using (decision_number)
where pair.contradicts;
comment on view contradiction is 'Which claims cannot be true together, and why? One row a pair of claims, the lower id first.';
comment on column contradiction.claim_id is 'One claim.';
comment on column contradiction.other_claim_id is 'The claim that contradicts it.';
comment on column contradiction.reason_kind is 'The reason in a word: polarity, amount, date, place, actor …';
comment on column contradiction.reasons is 'The reasons in words: "amount: 73 against 78".';
comment on column contradiction.score is 'The belief that they are the same after all, 0 to 1.';
comment on column contradiction.decider is 'software or person.';
comment on column contradiction.decided_by is 'The matcher''s version, or the person''s name.';
comment on column contradiction.decided_at is 'When it was first found; for a person''s word, when it was last said (UTC).';
comment on column contradiction.decision_number is 'The decision that says so.';
