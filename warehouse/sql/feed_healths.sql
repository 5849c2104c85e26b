-- How is each feed doing? One row a feed.
select
    feed_url,
    health,
    checked_at,
    outcome,
    message,
    not_before,
    failures_in_a_row,
    failing_since,
    last_good_at,
    last_new_at,
    looks,
    articles_read,
    entries_waiting,
    entries_refused
from feed_health
order by feed_url
