-- After which decisions is a number missing? One row a gap.
select decision_number::varchar as example
from (
    select
        decision_number,
        lead(decision_number, 1, decision_number + 1) over (order by decision_number) as next_number
    from (
        select decision_number
        from match_decision
        union all
        select 0
    ) as numbered
) as followed
where next_number <> decision_number + 1
