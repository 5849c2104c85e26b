-- Whom does each name mean in each article of which that was ever decided? One row a name and article.
with ranked as (
    select
        *,
        decision_number + case when decider = 'person' then 4611686018427387904 else 0 end as weight
    from namesake_decision
    where act_number is null
        or act_number not in (select undone.act_number from undone_act_at('infinity') as undone)
)
select
    source_id,
    article_id,
    arg_max(person_id, weight) as person_id,
    arg_max(decider, weight) as decider
from ranked
group by
    source_id,
    article_id
order by
    source_id,
    article_id
