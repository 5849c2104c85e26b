-- How is each feed doing? One row a feed that was ever looked at.
create view feed_health as
with looked as (
    select
        feed_url,
        max(check_number) as check_number,
        coalesce(max(check_number) filter (where outcome <> 'failed'), 0) as last_good_number,
        max(checked_at) filter (where outcome <> 'failed') as last_good_at,
        max(checked_at) filter (where new_count > 0) as last_new_at,
        coalesce(sum(new_count), 0) as articles_read
    from feed_check
    group by feed_url
),
failing as (
    select
        feed_check.feed_url,
        min(feed_check.checked_at) as failing_since
    from feed_check
    join looked on looked.feed_url = feed_check.feed_url
    where feed_check.check_number > looked.last_good_number
    group by feed_check.feed_url
),
last_try as (
    select
        feed_url,
        entry_key,
        arg_max(outcome, try_number) as outcome
    from feed_entry
    group by feed_url, entry_key
),
entries as (
    select
        feed_url,
        count(*) filter (where outcome = 'failed') as waiting,
        count(*) filter (where outcome = 'refused') as refused
    from last_try
    group by feed_url
)
select
    looked.feed_url,
    case
        when failing.failing_since is null then 'well'
        when looked.check_number - looked.last_good_number < 3 then 'stumbling'
        else 'failing'
    end as health,
    last.checked_at,
    last.outcome,
    last.message,
    last.not_before,
    looked.check_number - looked.last_good_number as failures_in_a_row,
    failing.failing_since,
    looked.last_good_at,
    looked.last_new_at,
    looked.check_number as looks,
    cast(looked.articles_read as bigint) as articles_read,
    coalesce(entries.waiting, 0) as entries_waiting,
    coalesce(entries.refused, 0) as entries_refused
from looked
join feed_check as last on last.feed_url = looked.feed_url and last.check_number = looked.check_number
left join failing on failing.feed_url = looked.feed_url
left join entries on entries.feed_url = looked.feed_url;
comment on view feed_health is 'How is each feed doing? One row a feed that was ever looked at.';
comment on column feed_health.feed_url is 'The feed''s address.';
comment on column feed_health.health is 'well, stumbling (the last look failed, or the last two) or failing (three looks or more).';
comment on column feed_health.checked_at is 'When it was last looked at (UTC).';
comment on column feed_health.outcome is 'What the last look came to: read, unchanged or failed.';
comment on column feed_health.message is 'Why the last look failed; null where it did not.';
comment on column feed_health.not_before is 'When it may be asked again (UTC), where it failed; null otherwise.';
comment on column feed_health.failures_in_a_row is 'How many looks failed since one did not.';
comment on column feed_health.failing_since is 'When the first of them was (UTC); null where the last look went well.';
comment on column feed_health.last_good_at is 'When a look last went well (UTC); null where none did.';
comment on column feed_health.last_new_at is 'When it last brought something new (UTC); null where it never did.';
comment on column feed_health.looks is 'How often it was looked at.';
comment on column feed_health.articles_read is 'How many articles were read from it in all, later revisions counted.';
comment on column feed_health.entries_waiting is 'How many entries are to be tried again.';
comment on column feed_health.entries_refused is 'How many entries gave no article for good.';
