-- The view contested as it was at a moment. Both sides side by side; only what articles still say counts.
create macro contested_at(moment) as table
with voice as materialized (
    select
        claim_id,
        status,
        source_id,
        source_name,
        min(recorded_at) as recorded_at,
        min(seen_at) as seen_at
    from voice_at(moment)
    where is_current
        and status in ('asserted', 'denied')
    group by claim_id, status, source_id, source_name
),
side as (
    select
        claim_id,
        status,
        list_sort(list_distinct(list(source_name))) as names,
        min(seen_at) as first_seen_at
    from voice
    group by claim_id, status
),
denial as (
    select
        asserting.claim_id,
        min(greatest(asserting.recorded_at, denying.recorded_at)) as contested_since
    from voice as asserting
    join voice as denying
        on denying.claim_id = asserting.claim_id and denying.source_id <> asserting.source_id
    where asserting.status = 'asserted'
        and denying.status = 'denied'
    group by asserting.claim_id
),
rival as (
    select
        contradiction.claim_id,
        contradiction.other_claim_id,
        contradiction.reason_kind,
        contradiction.reasons,
        min(greatest(one.recorded_at, other.recorded_at, contradiction.decided_at)) as contested_since
    from contradiction_at(moment) as contradiction
    join voice as one on one.claim_id = contradiction.claim_id and one.status = 'asserted'
    join voice as other
        on other.claim_id = contradiction.other_claim_id
        and other.status = 'asserted'
        and other.source_id <> one.source_id
    group by
        contradiction.claim_id,
        contradiction.other_claim_id,
        contradiction.reason_kind,
        contradiction.reasons
),
dispute as (
    select
        denial.claim_id,
        denial.claim_id as against_claim_id,
        'denial' as opposition,
        asserting.names as asserted_by,
        denying.names as against_by,
        'denial' as reason_kind,
        cast([] as varchar[]) as reasons,
        denial.contested_since
    from denial
    join side as asserting on asserting.claim_id = denial.claim_id and asserting.status = 'asserted'
    join side as denying on denying.claim_id = denial.claim_id and denying.status = 'denied'
    union all
    select
        case when other_first then rival.other_claim_id else rival.claim_id end,
        case when other_first then rival.claim_id else rival.other_claim_id end,
        'rival',
        case when other_first then other.names else one.names end,
        case when other_first then one.names else other.names end,
        rival.reason_kind,
        rival.reasons,
        rival.contested_since
    from rival
    join side as one on one.claim_id = rival.claim_id and one.status = 'asserted'
    join side as other on other.claim_id = rival.other_claim_id and other.status = 'asserted'
    cross join lateral (select other.first_seen_at < one.first_seen_at as other_first)
)
select
    dispute.claim_id,
    claim.text,
    dispute.asserted_by,
    dispute.opposition,
    dispute.against_claim_id,
    against.text as against_text,
    dispute.against_by,
    dispute.reason_kind,
    dispute.reasons,
    dispute.contested_since
from dispute
join claim on claim.claim_id = dispute.claim_id
join claim as against on against.claim_id = dispute.against_claim_id;
comment on macro table contested_at is 'What the view contested gave at a moment (UTC): "from contested_at(''2031-05-04 09:00'')".';
