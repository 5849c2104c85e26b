-- How many articles do not say who published them, or when? One row.
select
    count(*) filter (where outlet is null) as without_outlet,
    count(*) filter (where published_at is null) as without_date
from current_article
