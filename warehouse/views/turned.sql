-- Which claims turned? One row a turn: a source that asserted and denied one claim, a claim that was only reported and
-- then asserted, a claim that no article makes any more.
create view turned as
with said as materialized (
    select
        claim_id,
        mention_id,
        source_id,
        source_name,
        status,
        outlet,
        article_id,
        seen_at,
        recorded_at,
        is_current
    from voice_at('infinity')
),
voice as materialized (
    select
        claim_id,
        source_id,
        status,
        min(source_name) as source_name,
        min(seen_at) as seen_at,
        arg_min(mention_id, (seen_at, recorded_at, mention_id)) as mention_id,
        arg_min(outlet, (seen_at, recorded_at, mention_id)) as outlet
    from said
    group by
        claim_id,
        source_id,
        status
),
reversed as (
    select
        earlier.claim_id,
        'reversed' as turn,
        earlier.source_id,
        earlier.source_name,
        earlier.status as before_status,
        earlier.seen_at as before_at,
        earlier.mention_id as before_mention_id,
        later.status as after_status,
        later.seen_at as after_at,
        later.mention_id as after_mention_id,
        later.outlet
    from voice as earlier
    join voice as later on later.claim_id = earlier.claim_id and later.source_id = earlier.source_id
    where earlier.status in ('asserted', 'denied')
        and later.status in ('asserted', 'denied')
        and (earlier.seen_at, earlier.mention_id) < (later.seen_at, later.mention_id)
),
vouched as (
    select
        claim_id,
        'vouched' as turn,
        arg_min(source_id, (seen_at, mention_id)) filter (where status = 'asserted') as source_id,
        arg_min(source_name, (seen_at, mention_id)) filter (where status = 'asserted') as source_name,
        'reported' as before_status,
        min(seen_at) filter (where status = 'reported') as before_at,
        arg_min(mention_id, (seen_at, mention_id)) filter (where status = 'reported') as before_mention_id,
        'asserted' as after_status,
        min(seen_at) filter (where status = 'asserted') as after_at,
        arg_min(mention_id, (seen_at, mention_id)) filter (where status = 'asserted') as after_mention_id,
        arg_min(outlet, (seen_at, mention_id)) filter (where status = 'asserted') as outlet
    from voice
    group by claim_id
    having min(seen_at) filter (where status = 'reported') < min(seen_at) filter (where status = 'asserted')
),
gone as (
    select
        claim_id,
        'withdrawn' as turn,
        arg_max(source_id, (seen_at, recorded_at, mention_id)) as source_id,
        arg_max(source_name, (seen_at, recorded_at, mention_id)) as source_name,
        arg_max(status, (seen_at, recorded_at, mention_id)) as before_status,
        max(seen_at) as before_at,
        arg_max(mention_id, (seen_at, recorded_at, mention_id)) as before_mention_id,
        arg_max(article_id, (seen_at, recorded_at, mention_id)) as article_id,
        arg_max(outlet, (seen_at, recorded_at, mention_id)) as outlet
    from said
    group by claim_id
    having not bool_or(is_current)
),
turn as (
    select * from reversed
    union all
    select * from vouched
    union all
    select
        gone.claim_id,
        gone.turn,
        gone.source_id,
        gone.source_name,
        gone.before_status,
        gone.before_at,
        gone.before_mention_id,
        null,
        current_article.changed_at,
        null,
        gone.outlet
    from gone
    join current_article using (article_id)
)
select
    turn.claim_id,
    claim.text,
    turn.turn,
    turn.source_id,
    turn.source_name,
    turn.before_status,
    turn.before_at,
    turn.before_mention_id,
    turn.after_status,
    turn.after_at,
    turn.after_mention_id,
    turn.outlet
from turn
join claim using (claim_id);
comment on view turned is 'Which claims turned? One row a turn: a source that asserted and denied one claim, a claim that was only reported and then asserted, a claim that no article makes any more.';
comment on column turned.claim_id is 'The claim.';
comment on column turned.text is 'Its words.';
comment on column turned.turn is 'reversed (one source asserted it and denied it), vouched (first only reported, then asserted by somebody: no proof that it is true) or withdrawn (silently gone: no article makes it any more).';
comment on column turned.source_id is 'Who turned, or vouched for it first, or made it last.';
comment on column turned.source_name is 'Its name.';
comment on column turned.before_status is 'The stance before: asserted, denied or reported.';
comment on column turned.before_at is 'When that was first taken; of a withdrawn claim, last (UTC).';
comment on column turned.before_mention_id is 'The mention that took it.';
comment on column turned.after_status is 'The stance after; null where the claim is gone.';
comment on column turned.after_at is 'When that was first taken; of a withdrawn claim, when the record found it gone (UTC).';
comment on column turned.after_mention_id is 'The mention that took it; null where the claim is gone.';
comment on column turned.outlet is 'Who published the later stance, or the last mention; null where unknown.';
