-- What was last decided between sources, by whom? One row a pair, the lower id first.
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
    decision.other_source_id,
    decision.outcome,
    decision.decider,
    decision.rule
from latest
join source_decision as decision using (decision_number)
order by
    decision.source_id,
    decision.other_source_id
