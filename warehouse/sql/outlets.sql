-- What does each outlet carry? One row a known outlet, the busiest first.
select
    outlet,
    article_count,
    changed_count,
    claim_count,
    exclusive_count,
    contested_count,
    first_published_at,
    last_published_at
from outlet_record
order by
    claim_count desc,
    outlet
