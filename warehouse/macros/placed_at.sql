-- Which claim was each mention at a moment, rejected ones included? One row a mention. In force is the latest decision
-- of a person, or where no person decided, the latest of the software. A claim goes where the mention goes that
-- opened it, and takes along all that joined it: that is how two claims become one, and two again.
create macro placed_at(moment) as table
with recursive latest as (
    select
        mention_id,
        max(decision_number + case when decider = 'person' then 4611686018427387904 else 0 end)
            % 4611686018427387904 as decision_number,
        count(*) as decision_count
    from decision_at(moment)
    where outcome in ('new', 'same')
    group by mention_id
),
repeated as (
    -- Deciding again what was decided moves no date.
    select
        decision.mention_id,
        decision.claim_id,
        min(decision.decided_at) as since_at
    from decision_at(moment) as decision
    join latest on latest.mention_id = decision.mention_id and latest.decision_count > 1
    where decision.outcome in ('new', 'same')
    group by decision.mention_id, decision.claim_id
),
in_force as (
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
        decision.decision_number,
        coalesce(repeated.since_at, decision.decided_at) as since_at
    from latest
    join match_decision as decision using (decision_number)
    left join repeated
        on repeated.mention_id = decision.mention_id and repeated.claim_id = decision.claim_id
),
gone as (
    select
        claim.claim_id,
        in_force.claim_id as to_claim_id,
        in_force.since_at
    from in_force
    join claim on claim.opening_mention_id = in_force.mention_id
    where in_force.claim_id <> claim.claim_id
),
led as (
    select
        claim_id,
        to_claim_id,
        since_at
    from gone
    union
    select
        led.claim_id,
        gone.to_claim_id,
        greatest(led.since_at, gone.since_at)
    from led
    join gone on gone.claim_id = led.to_claim_id
    where gone.to_claim_id <> led.claim_id
),
home as (
    select
        led.claim_id,
        led.to_claim_id,
        led.since_at
    from led
    anti join gone on gone.claim_id = led.to_claim_id
)
select
    in_force.mention_id,
    coalesce(home.to_claim_id, in_force.claim_id) as claim_id,
    in_force.claim_id as decided_claim_id,
    in_force.outcome,
    in_force.score,
    in_force.reason_kind,
    in_force.reasons,
    in_force.decider,
    in_force.decided_by,
    in_force.decided_at,
    in_force.decision_number,
    greatest(in_force.since_at, coalesce(home.since_at, in_force.since_at)) as since_at
from in_force
left join home on home.claim_id = in_force.claim_id;
comment on macro table placed_at is 'Which claim each mention was at a moment (UTC), also mentions that a person rejected: "from placed_at(''2031-05-04 09:00'')".';
