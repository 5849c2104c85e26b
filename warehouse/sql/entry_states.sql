-- Where do these entries of feeds stand after their last try? One row an entry.
with wanted as (
    select
        feed_url,
        entry_key
    from feed_entry
    where try_number = 1 and feed_url = $feed_url and tried_at >= $since
    union
    select
        feed_url,
        entry_key
    from feed_entry
    where feed_url = $feed_url and entry_key in (select unnest($entry_keys::varchar[]))
    union
    select
        feed_url,
        entry_key
    from feed_entry
    where url in (select unnest($urls::varchar[]))
),
tried as (
    select
        feed_url,
        entry_key,
        max(try_number) as try_number,
        min(tried_at) as first_tried_at,
        coalesce(max(try_number) filter (where outcome <> 'failed'), 0) as last_good,
        bool_or(outcome = 'page') as from_page,
        arg_max(article_id, try_number) filter (where article_id is not null) as article_id
    from wanted
    join feed_entry using (feed_url, entry_key)
    group by feed_url, entry_key
)
select
    last.feed_url,
    last.entry_key,
    last.tried_at,
    last.outcome,
    last.url,
    last.title,
    last.author,
    last.published_at,
    last.fingerprint,
    last.etag,
    last.last_modified,
    last.message,
    tried.first_tried_at,
    tried.try_number as tries,
    tried.try_number - tried.last_good as failures,
    tried.from_page,
    tried.article_id
from tried
join feed_entry as last using (feed_url, entry_key, try_number)
order by last.feed_url, last.entry_key
