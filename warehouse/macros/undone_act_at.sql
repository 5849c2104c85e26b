-- The acts that were taken back by a moment. One row an act. An undo can itself be undone: what counts is whether an
-- odd number of them stand on one another, of several undos of one act the last.
create macro undone_act_at(moment) as table
with recursive last_undo as (
    select
        undoes as act_number,
        max(act_number) as undo_number
    from act
    where kind = 'undo'
        and acted_at <= cast(moment as timestamp)
    group by undoes
),
chain as (
    select
        act_number,
        undo_number,
        1 as length
    from last_undo
    union all
    select
        chain.act_number,
        last_undo.undo_number,
        chain.length + 1
    from chain
    join last_undo on last_undo.act_number = chain.undo_number
)
select act_number
from chain
group by act_number
having max(length) % 2 = 1;
comment on macro table undone_act_at is 'The acts that were taken back by a moment (UTC), one row an act: "from undone_act_at(''2031-05-04 09:00'')".';
