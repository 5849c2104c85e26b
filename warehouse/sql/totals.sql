-- How much does the record hold? One row.
select
    (select count(*) from article) as articles,
    (select count(*) from article_revision) as revisions,
    (select count(distinct outlet) from article_revision) as outlets,
    (select count(*) from source) as sources,
    (select count(*) from mention) as mentions,
    (select count(*) from claim_status) as claims,
    (select count(*) from claim_status where contested) as contested,
    (select count(*) from contradiction) as contradictions,
    (select count(*) from review_queue) as review,
    (select min(first_seen_at) from claim_status) as first_seen_at,
    (select max(last_seen_at) from claim_status) as last_seen_at,
    (select max(stored_at) from article_revision) as last_stored_at
