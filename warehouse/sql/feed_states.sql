-- Where does each feed stand after its last look? One row a feed.
with last_good as (
    select
        feed_url,
        coalesce(max(check_number) filter (where outcome <> 'failed'), 0) as check_number,
        max(check_number) as last_number
    from feed_check
    group by feed_url
),
mark as (
    -- A failed look says nothing of the feed: the marks of the one before hold.
    select
        feed_check.feed_url,
        feed_check.etag,
        feed_check.last_modified
    from last_good
    join feed_check using (feed_url, check_number)
)
select
    last.feed_url,
    last.checked_at,
    last_good.last_number - last_good.check_number as failures,
    last.left_count,
    mark.etag,
    mark.last_modified,
    last.not_before
from last_good
join feed_check as last on last.feed_url = last_good.feed_url and last.check_number = last_good.last_number
left join mark on mark.feed_url = last.feed_url
order by last.feed_url
