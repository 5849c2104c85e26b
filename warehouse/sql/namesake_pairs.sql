-- Which sources bear one name and are not one party? One row a pair.
select distinct
    source_id,
    person_id
from namesake_at('infinity')
order by
    source_id,
    person_id
