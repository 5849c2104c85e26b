-- In which claims do all these words occur? One row a claim, the best first.
select claim_id
from search($words)
order by
    score desc,
    claim_id
limit $limit
