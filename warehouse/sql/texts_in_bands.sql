-- Which texts have some of these bands in their likeness? For each asking text, by its number from 0, those with most of
-- its bands first, at most $most.
with asked as (
    select unnest($numbers::bigint[]) as number, unnest($bands::bigint[]) as band
),
near as (
    select
        asked.number,
        likeness_band.content_hash,
        count(*) as shared
    from asked
    join likeness_band using (band)
    group by asked.number, likeness_band.content_hash
    qualify row_number() over (partition by asked.number order by shared desc, likeness_band.content_hash) <= $most
)
select
    near.number,
    near.shared,
    likeness.content_hash,
    likeness.shingle_count,
    likeness.signature
from near
join likeness using (content_hash)
order by near.number, near.shared desc, likeness.content_hash
