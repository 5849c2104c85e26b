-- Which texts have some of these bands in their likeness? One row a text, those with most of them first.
with near as (
    select
        content_hash,
        count(*) as shared
    from likeness_band
    where band in (select unnest($bands::bigint[]))
    group by content_hash
    order by shared desc, content_hash
    limit $most
)
select
    likeness.content_hash,
    likeness.shingle_count,
    likeness.signature
from near
join likeness using (content_hash)
order by near.shared desc, likeness.content_hash
