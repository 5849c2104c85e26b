-- What does each outlet carry, and what does it alone? One row a known outlet.
create view outlet_record as
with carried as (
    select
        claim_id,
        standing,
        contested,
        len(outlets) = 1 as alone,
        unnest(outlets) as outlet
    from claim_status
),
published as (
    select
        outlet,
        count(*) as article_count,
        count(*) filter (where state_count > 1) as changed_count,
        min(published_at) as first_published_at,
        max(published_at) as last_published_at
    from current_article
    where outlet is not null
    group by outlet
),
counted as (
    select
        outlet,
        count(*) as claim_count,
        count(*) filter (where alone) as exclusive_count,
        count(*) filter (where contested) as contested_count
    from carried
    group by outlet
)
select
    published.outlet,
    published.article_count,
    published.changed_count,
    coalesce(counted.claim_count, 0) as claim_count,
    coalesce(counted.exclusive_count, 0) as exclusive_count,
    coalesce(counted.contested_count, 0) as contested_count,
    published.first_published_at,
    published.last_published_at
from published
left join counted using (outlet);
comment on view outlet_record is 'What does each outlet carry, and what does it alone? One row a known outlet.';
comment on column outlet_record.outlet is 'The outlet.';
comment on column outlet_record.article_count is 'How many of its articles the record holds.';
comment on column outlet_record.changed_count is 'How many of them were changed after they were first read.';
comment on column outlet_record.claim_count is 'How many claims it carries, in any status.';
comment on column outlet_record.exclusive_count is 'How many of them no other outlet carries.';
comment on column outlet_record.contested_count is 'How many of them are contested.';
comment on column outlet_record.first_published_at is 'When its first article was published (UTC); null where unknown.';
comment on column outlet_record.last_published_at is 'When its last was (UTC); null where unknown.';
