-- How many claims stand where? One row a standing.
select
    standing,
    count(*) as claims
from claim_status
group by standing
order by standing
