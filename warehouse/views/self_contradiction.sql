-- Where does a source contradict itself? One row a source and two claims that it asserts and that cannot both be true,
-- or one claim that it asserts and denies.
create view self_contradiction as
with voice as materialized (
    select
        source_id,
        claim_id,
        status,
        min(source_name) as source_name,
        min(seen_at) as seen_at
    from voice_at('infinity')
    where status in ('asserted', 'denied')
    group by
        source_id,
        claim_id,
        status
),
rival as materialized (
    select
        claim_id,
        other_claim_id,
        reason_kind,
        reasons
    from contradiction
),
opposed as materialized (
    select
        voice.source_id,
        voice.claim_id,
        voice.seen_at,
        rival.other_claim_id,
        rival.reason_kind,
        rival.reasons
    from rival
    join voice on voice.claim_id = rival.claim_id
    where voice.status = 'asserted'
),
pair as (
    select
        opposed.source_id,
        other.source_name,
        opposed.claim_id,
        'asserted' as status,
        opposed.seen_at,
        opposed.other_claim_id,
        'asserted' as other_status,
        other.seen_at as other_seen_at,
        opposed.reason_kind,
        opposed.reasons
    from opposed
    join voice as other on other.source_id = opposed.source_id and other.claim_id = opposed.other_claim_id
    where other.status = 'asserted'
    union all
    select
        one.source_id,
        one.source_name,
        one.claim_id,
        one.status,
        one.seen_at,
        other.claim_id,
        other.status,
        other.seen_at,
        'denial',
        []
    from voice as one
    join voice as other on other.source_id = one.source_id and other.claim_id = one.claim_id
    where one.status = 'asserted'
        and other.status = 'denied'
),
ordered as (
    select
        *,
        other_seen_at < seen_at as other_first
    from pair
)
select
    ordered.source_id,
    ordered.source_name,
    source.kind as source_kind,
    case when other_first then ordered.other_claim_id else ordered.claim_id end as claim_id,
    case when other_first then other.text else claim.text end as text,
    case when other_first then ordered.other_status else ordered.status end as status,
    least(ordered.seen_at, ordered.other_seen_at) as seen_at,
    case when other_first then ordered.claim_id else ordered.other_claim_id end as later_claim_id,
    case when other_first then claim.text else other.text end as later_text,
    case when other_first then ordered.status else ordered.other_status end as later_status,
    greatest(ordered.seen_at, ordered.other_seen_at) as later_seen_at,
    ordered.reason_kind,
    ordered.reasons
from ordered
join source on source.source_id = ordered.source_id
join claim on claim.claim_id = ordered.claim_id
join claim as other on other.claim_id = ordered.other_claim_id;
comment on view self_contradiction is 'Where does a source contradict itself? One row a source and two claims that it asserts and that cannot both be true, or one claim that it asserts and denies.';
comment on column self_contradiction.source_id is 'The source.';
comment on column self_contradiction.source_name is 'Its name.';
comment on column self_contradiction.source_kind is 'Its kind.';
comment on column self_contradiction.claim_id is 'The claim on which it first took a stance.';
comment on column self_contradiction.text is 'Its words.';
comment on column self_contradiction.status is 'That stance: asserted or denied.';
comment on column self_contradiction.seen_at is 'When it first took it (UTC).';
comment on column self_contradiction.later_claim_id is 'The other claim; the same one where it asserts and denies it.';
comment on column self_contradiction.later_text is 'Its words.';
comment on column self_contradiction.later_status is 'The stance on that: asserted or denied.';
comment on column self_contradiction.later_seen_at is 'When it first took that (UTC).';
comment on column self_contradiction.reason_kind is 'Why the two exclude each other, in a word: denial for one claim asserted and denied, else polarity, amount, date, place, actor …';
comment on column self_contradiction.reasons is 'Why, in words.';
