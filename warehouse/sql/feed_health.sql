-- How is each feed doing? One row a feed: its last look, the last one that went well, what came in since a moment.
with last_look as (
    select
        feed_url,
        max(checked_at) as checked_at,
        max(checked_at) filter (where outcome <> 'failed') as last_good_at,
        arg_max(outcome, check_number) as outcome,
        arg_max(message, check_number) as message,
        arg_max(left_count, check_number) as left_count,
        sum(new_count) filter (where checked_at > $since) as new_count,
        sum(failed_count) filter (where checked_at > $since) as failed_count
    from feed_check
    group by feed_url
)
select
    feed_url,
    checked_at,
    last_good_at,
    outcome,
    message,
    left_count,
    cast(coalesce(new_count, 0) as bigint) as new_count,
    cast(coalesce(failed_count, 0) as bigint) as failed_count
from last_look
order by feed_url
