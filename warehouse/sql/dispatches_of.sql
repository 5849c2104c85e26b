-- Which dispatches are these texts, and which texts are those? One row a text of one of them, the oldest dispatch first.
with in_force as (
    select
        content_hash,
        arg_max(dispatch_id, dispatch_number) as dispatch_id
    from dispatch_text
    group by content_hash
),
age as (
    select
        dispatch_id,
        min(dispatch_number) as first_number
    from dispatch_text
    group by dispatch_id
)
select
    member.content_hash,
    member.dispatch_id,
    age.first_number
from in_force as member
join age on age.dispatch_id = member.dispatch_id
where member.dispatch_id in (
    select dispatch_id
    from in_force
    where content_hash in (select unnest($content_hashes::varchar[]))
)
order by age.first_number, member.content_hash
