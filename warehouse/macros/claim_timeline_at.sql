-- The view claim_timeline as it was at a moment.
create macro claim_timeline_at(moment) as table
with said as materialized (
    select
        claim_id,
        mention_id,
        source_number,
        source_id,
        source_name,
        status,
        text,
        evidence,
        outlet,
        title,
        origin,
        seen_at,
        recorded_at,
        is_current
    from stance_at(moment)
),
told as (
    select
        claim_id,
        mention_id,
        min(seen_at) as seen_at,
        min(recorded_at) as recorded_at,
        min(status) as status,
        list(source_name order by source_number) as sources,
        list(source_id order by source_number) as source_ids,
        min(text) as text,
        min(evidence) as evidence,
        min(outlet) as outlet,
        min(title) as title,
        min(origin) as origin,
        bool_and(is_current) as is_current
    from said
    group by claim_id, mention_id
),
first_voice as (
    select
        claim_id,
        arg_min(mention_id, (seen_at, recorded_at, mention_id)) as mention_id
    from said
    group by claim_id, source_id, status
)
select
    told.claim_id,
    row_number() over (
        partition by told.claim_id order by told.seen_at, told.recorded_at, told.mention_id
    ) as timeline_number,
    told.seen_at,
    told.status,
    told.sources,
    told.mention_id in (select first_voice.mention_id from first_voice) as is_new_stance,
    told.text,
    told.evidence,
    told.outlet,
    told.title,
    told.origin,
    told.is_current,
    told.mention_id,
    told.recorded_at
from told;
comment on macro table claim_timeline_at is 'What the view claim_timeline gave at a moment (UTC), by what the record had learnt: "from claim_timeline_at(''2031-05-04 09:00'')".';
