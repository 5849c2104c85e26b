-- After which acts is a number missing? One row a gap.
select act_number::varchar as example
from (
    select
        act_number,
        lead(act_number, 1, act_number + 1) over (order by act_number) as next_number
    from (
        select act_number
        from act
        union all
        select 0
    ) as numbered
) as followed
where next_number <> act_number + 1
