-- Where does each claim stand, and who stands behind it? One row a claim.
-- Only what articles still say counts; a claim that none makes any more stays, as withdrawn.
create view claim_status as
with voiced as (
    -- Sorting a list of distinct names is five times faster than an aggregate with "distinct" and "order by".
    select
        claim_id,
        list_sort(list_distinct(list(source_name) filter (where is_current and status = 'asserted'))) as asserted_by,
        list_sort(list_distinct(list(source_name) filter (where is_current and status = 'denied'))) as denied_by,
        list_sort(list_distinct(list(source_name) filter (where is_current and status = 'reported'))) as reported_by,
        list_sort(list_distinct(list(outlet) filter (where is_current and outlet is not null))) as outlets,
        len(list_distinct(list(mention_id) filter (where is_current))) as mention_count,
        list_distinct(
            list(outlet) filter (where is_current and status = 'asserted' and outlet is not null)
        ) as asserting_outlets,
        list_distinct(
            list(content_hash) filter (where is_current and status = 'asserted' and outlet is not null)
        ) as asserting_texts,
        min(seen_at) as first_seen_at,
        max(seen_at) as last_seen_at,
        min(recorded_at) filter (where is_current and status = 'denied') as denied_since
    from stance
    group by claim_id
),
first_voice as (
    select
        claim_id,
        min(recorded_at) as recorded_at
    from stance
    group by claim_id, source_id, status
),
change as (
    select
        claim_id,
        max(recorded_at) as last_change_at
    from first_voice
    group by claim_id
),
disputed as (
    select
        claim_id,
        min(contested_since) as contested_since
    from (
        select claim_id, contested_since from contested
        union all
        select against_claim_id, contested_since from contested
    )
    group by claim_id
)
select
    claim.claim_id,
    claim.text,
    claim.language,
    case
        when voiced.mention_count is null then 'withdrawn'
        when disputed.claim_id is not null then 'contested'
        when len(voiced.asserted_by) > 0 and len(voiced.denied_by) > 0 then 'turned'
        when len(voiced.denied_by) > 0 then 'denied'
        when len(voiced.asserted_by) > 0 then 'asserted'
        else 'reported'
    end as standing,
    disputed.claim_id is not null as contested,
    coalesce(voiced.asserted_by, []) as asserted_by,
    coalesce(voiced.denied_by, []) as denied_by,
    coalesce(voiced.reported_by, []) as reported_by,
    coalesce(voiced.outlets, []) as outlets,
    coalesce(least(len(voiced.asserting_outlets), len(voiced.asserting_texts)), 0) as corroborated_by,
    coalesce(voiced.mention_count, 0) as mention_count,
    voiced.first_seen_at,
    voiced.last_seen_at,
    change.last_change_at,
    voiced.denied_since,
    disputed.contested_since
from voiced
join claim using (claim_id)
join change using (claim_id)
left join disputed using (claim_id);
comment on view claim_status is 'Where does each claim stand, and who stands behind it? One row a claim.';
comment on column claim_status.claim_id is 'The claim.';
comment on column claim_status.text is 'Its words.';
comment on column claim_status.language is 'The language of its words: fr or en.';
comment on column claim_status.standing is 'contested, turned (one source asserted and denied it), denied, asserted, reported (nobody commits) or withdrawn (no article makes it any more).';
comment on column claim_status.contested is 'Whether one source asserts it and another denies it or asserts a contradicting claim.';
comment on column claim_status.asserted_by is 'Who asserts it, by name.';
comment on column claim_status.denied_by is 'Who denies it, by name.';
comment on column claim_status.reported_by is 'Who passes it on without commitment, by name.';
comment on column claim_status.outlets is 'Which outlets carry it, in any status; unknown ones are left out.';
comment on column claim_status.corroborated_by is 'How many independent outlets carry it as asserted: known outlets, the same text counted once.';
comment on column claim_status.mention_count is 'How often articles make it.';
comment on column claim_status.first_seen_at is 'When the first article that makes it was published, or where unknown read (UTC).';
comment on column claim_status.last_seen_at is 'When the last one was (UTC).';
comment on column claim_status.last_change_at is 'When the record last learnt of a source''s new stance on it (UTC).';
comment on column claim_status.denied_since is 'When the record learnt of the first denial that still stands (UTC); null where nobody denies it.';
comment on column claim_status.contested_since is 'When the record first held both sides (UTC); null where it is not contested.';
