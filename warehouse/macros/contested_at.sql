-- The view contested as it was at a moment. Both sides side by side; only what articles still say counts. Of two rivals
-- one has to be asserted; the other counts also where another source, named or not, passes it on as a fact.
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
        and (as_fact or status = 'denied')
    group by claim_id, status, source_id, source_name
),
side as (
    select
        claim_id,
        status,
        list_sort(list_distinct(list(source_name))) as names
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
        min(greatest(one.recorded_at, other.recorded_at, contradiction.decided_at)) as contested_since,
        -- Who asserts each, or where nobody does, who passes it on as a fact.
        list_sort(list_distinct(coalesce(
            list(one.source_name) filter (where one.status = 'asserted'), list(one.source_name)
        ))) as one_by,
        list_sort(list_distinct(coalesce(
            list(other.source_name) filter (where other.status = 'asserted'), list(other.source_name)
        ))) as other_by,
        (not bool_or(other.status = 'asserted'), min(other.seen_at))
            < (not bool_or(one.status = 'asserted'), min(one.seen_at)) as other_first
    from contradiction_at(moment) as contradiction
    join voice as one on one.claim_id = contradiction.claim_id and one.status <> 'denied'
    join voice as other
        on other.claim_id = contradiction.other_claim_id
        and other.status <> 'denied'
        and other.source_id <> one.source_id
    where one.status = 'asserted'
        or other.status = 'asserted'
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
        case when other_first then rival.other_by else rival.one_by end,
        case when other_first then rival.one_by else rival.other_by end,
        rival.reason_kind,
        rival.reasons,
        rival.contested_since
    from rival
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
comment on macro table contested_at is 'What the view contested gave at a moment (UTC), by what the record had learnt: "from contested_at(''2031-05-04 09:00'')".';
