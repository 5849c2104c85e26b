-- The view claim_status as it was at a moment. Only what articles still say counts; a claim that none makes any more
-- stays, as withdrawn.
create macro claim_status_at(moment) as table
with said as materialized (
    -- Materialised: planning the stances again for each use costs more than running them.
    select
        claim_id,
        mention_id,
        source_id,
        source_name,
        status,
        as_fact,
        outlet,
        dispatch.dispatch_id,
        seen_at,
        recorded_at,
        is_current
    from voice_at(moment)
    join dispatch_at(moment) as dispatch using (revision_id)
),
voiced as (
    -- Sorting a list of distinct names is five times faster than an aggregate with "distinct" and "order by".
    select
        claim_id,
        in_order(list(source_name) filter (where is_current and status = 'asserted')) as asserted_by,
        in_order(list(source_name) filter (where is_current and status = 'denied')) as denied_by,
        in_order(list(source_name) filter (where is_current and status = 'reported')) as reported_by,
        in_order(list(outlet) filter (where is_current and outlet is not null)) as outlets,
        len(in_order(list(mention_id) filter (where is_current))) as mention_count,
        in_order(
            list(outlet) filter (where is_current and status = 'asserted' and outlet is not null)
        ) as asserting_outlets,
        in_order(
            list(dispatch_id) filter (where is_current and status = 'asserted' and outlet is not null)
        ) as asserting_dispatches,
        min(seen_at) as first_seen_at,
        max(seen_at) as last_seen_at,
        min(recorded_at) filter (where is_current and status = 'denied') as denied_since
    from said
    group by claim_id
),
first_voice as (
    select
        claim_id,
        min(recorded_at) as recorded_at
    from said
    group by claim_id, source_id, status
),
change as (
    select
        claim_id,
        max(recorded_at) as last_change_at
    from first_voice
    group by claim_id
),
-- As in contested, from the stances that are at hand: a test holds the two together.
side as materialized (
    select
        claim_id,
        source_id,
        status,
        min(recorded_at) as recorded_at
    from said
    where is_current
        and (as_fact or status = 'denied')
    group by claim_id, source_id, status
),
dispute as (
    select
        asserting.claim_id,
        asserting.claim_id as against_claim_id,
        greatest(asserting.recorded_at, denying.recorded_at) as contested_since
    from side as denying
    join side as asserting
        on asserting.claim_id = denying.claim_id and asserting.source_id <> denying.source_id
    where asserting.status = 'asserted'
        and denying.status = 'denied'
    union all
    select
        one.claim_id,
        other.claim_id,
        greatest(one.recorded_at, other.recorded_at, rival.decided_at)
    from contradiction_at(moment) as rival
    join side as one on one.claim_id = rival.claim_id
    join side as other on other.claim_id = rival.other_claim_id and other.source_id <> one.source_id
    where one.status <> 'denied'
        and other.status <> 'denied'
        and (one.status = 'asserted' or other.status = 'asserted')
),
disputed as (
    select
        claim_id,
        min(contested_since) as contested_since
    from (
        select claim_id, contested_since from dispute
        union all
        select against_claim_id, contested_since from dispute
    )
    group by claim_id
)
select
    claim.claim_id,
    claim.text,
    claim.language,
    case
        when voiced.mention_count = 0 then 'withdrawn'
        when disputed.claim_id is not null then 'contested'
        when len(voiced.asserted_by) > 0 and len(voiced.denied_by) > 0 then 'turned'
        when len(voiced.denied_by) > 0 then 'denied'
        when len(voiced.asserted_by) > 0 then 'asserted'
        else 'reported'
    end as standing,
    disputed.claim_id is not null as contested,
    voiced.asserted_by,
    voiced.denied_by,
    voiced.reported_by,
    voiced.outlets,
    least(len(voiced.asserting_outlets), len(voiced.asserting_dispatches)) as corroborated_by,
    voiced.mention_count,
    voiced.first_seen_at,
    voiced.last_seen_at,
    change.last_change_at,
    voiced.denied_since,
    disputed.contested_since
from voiced
join claim using (claim_id)
join change using (claim_id)
left join disputed using (claim_id);
comment on macro table claim_status_at is 'What the view claim_status gave at a moment (UTC), by what the record had learnt: "from claim_status_at(''2031-05-04 09:00'')".';
