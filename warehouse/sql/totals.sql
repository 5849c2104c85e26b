-- How much does the record hold? One row.
with standing as (
    select
        count(*) as claims,
        count(*) filter (where contested) as contested,
        min(first_seen_at) as first_seen_at,
        max(last_seen_at) as last_seen_at,
        count(*) filter (where standing = 'turned') as turned,
        count(*) filter (where standing = 'denied') as denied,
        count(*) filter (where standing = 'asserted') as asserted,
        count(*) filter (where standing = 'reported') as reported,
        count(*) filter (where standing = 'withdrawn') as withdrawn
    from claim_status
),
said as (
    select
        count(*) as mentions,
        count(*) filter (where status = 'asserted') as asserted,
        count(*) filter (where status = 'denied') as denied,
        count(*) filter (where status = 'reported') as reported
    from mention
)
select
    (select count(*) from article) as articles,
    (select count(*) from article_revision) as revisions,
    (select count(distinct outlet) from article_revision) as outlets,
    (select count(*) from source) as sources,
    said.mentions,
    standing.claims,
    standing.contested,
    (select count(*) from contradiction) as contradictions,
    (select count(*) from review_queue) as review,
    {
        'asserted': said.asserted,
        'denied': said.denied,
        'reported': said.reported
    } as mentions_by_status,
    {
        'contested': standing.contested,
        'turned': standing.turned,
        'denied': standing.denied,
        'asserted': standing.asserted,
        'reported': standing.reported,
        'withdrawn': standing.withdrawn
    } as claims_by_standing,
    standing.first_seen_at,
    standing.last_seen_at,
    (select max(stored_at) from article_revision) as last_stored_at
from standing
cross join said
