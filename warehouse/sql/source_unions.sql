-- Which sources were said to be one party, and why? One row a pair that stands.
with latest as (
    select arg_max(
        decision_number,
        decision_number + case when decider = 'person' then 4611686018427387904 else 0 end
    ) as decision_number
    from source_decision
    where source_id <> other_source_id  -- that a name means one party: said_to_be_one
        and (
            act_number is null
            or act_number not in (select undone.act_number from undone_act_at('infinity') as undone)
        )
    group by least(source_id, other_source_id), greatest(source_id, other_source_id)
)
select
    decision.source_id,
    lesser.name,
    lesser.kind,
    decision.other_source_id,
    other.name as other_name,
    other.kind as other_kind,
    decision.rule,
    decision.reasons,
    decision.decider,
    decision.decided_by,
    decision.decided_at,
    decision.act_number
from latest
join source_decision as decision using (decision_number)
join source as lesser on lesser.source_id = decision.source_id
join source as other on other.source_id = decision.other_source_id
where decision.outcome = 'same'
order by
    other.name,
    lesser.name,
    decision.decision_number
