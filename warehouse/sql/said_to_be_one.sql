-- Of which names did a person say that they mean one party everywhere? One row a source.
select source_id
from source_decision
where source_id = other_source_id
    and outcome = 'same'
    and act_number not in (select undone.act_number from undone_act_at('infinity') as undone)
order by source_id
