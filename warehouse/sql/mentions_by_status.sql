-- How many mentions take each stance? One row a status.
select
    status,
    count(*) as mentions
from mention
group by status
order by status
