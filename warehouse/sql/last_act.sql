-- Which act was the last that still counts, undoing aside? At most one row.
select act_number
from act
where kind <> 'undo'
    and act_number not in (select undone.act_number from undone_act_at('infinity') as undone)
order by act_number desc
limit 1
