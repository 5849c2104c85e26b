-- The view source_record as it was at a moment. Everything the source ever said counts, also what articles have since
-- replaced.
create macro source_record_at(moment) as table
with said as materialized (
    select
        source_id,
        claim_id,
        min(source_name) as source_name,
        count(distinct mention_id) filter (where status = 'asserted') as asserted_count,
        count(distinct mention_id) filter (where status = 'denied') as denied_count,
        count(distinct mention_id) filter (where status = 'reported') as reported_count,
        arg_max(status, (seen_at, recorded_at, mention_id)) as latest_status,
        min(seen_at) as first_seen_at,
        max(seen_at) as last_seen_at
    from voice_at(moment)
    group by source_id, claim_id
),
rival as materialized (
    select
        claim_id,
        other_claim_id
    from contradiction_at(moment)
),
opposite as (
    select claim_id, other_claim_id from rival
    union all
    select other_claim_id, claim_id from rival
),
opposed as materialized (
    -- Materialised: left to itself DuckDB joins all claims of a source with each other first.
    select
        said.source_id,
        said.claim_id,
        opposite.other_claim_id
    from opposite
    join said on said.claim_id = opposite.claim_id
    where said.asserted_count > 0
),
own_rival as (
    select
        opposed.source_id,
        opposed.claim_id,
        list_sort(list(opposed.other_claim_id)) as claim_ids
    from opposed
    join said
        on said.source_id = opposed.source_id and said.claim_id = opposed.other_claim_id
    where said.asserted_count > 0
    group by opposed.source_id, opposed.claim_id
)
select
    said.source_id,
    said.source_name,
    source.kind as source_kind,
    said.claim_id,
    claim.text,
    said.latest_status,
    said.asserted_count,
    said.denied_count,
    said.reported_count,
    said.asserted_count > 0 and said.denied_count > 0 as turned,
    coalesce(own_rival.claim_ids, []) as contradicts_own,
    said.first_seen_at,
    said.last_seen_at
from said
join source using (source_id)
join claim using (claim_id)
left join own_rival using (source_id, claim_id);
comment on macro table source_record_at is 'What the view source_record gave at a moment (UTC), by what the record had learnt: "from source_record_at(''2031-05-04 09:00'')".';
