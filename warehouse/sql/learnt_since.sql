-- Did nothing but new articles come in since a snapshot was made? One row: whether more did (an act of a person, a new
-- decision on a mention that was there, or two on one), and the claims that the new mentions opened or joined.
with since as (
    select
        mention_id,
        claim_id,
        outcome in ('new', 'same') as places
    from match_decision
    where decision_number > $decision_number
),
come as (
    select mention_id
    from mention
    where rowid > $mention_row
)
select
    (select coalesce(max(act_number), 0) from act) <> $act_number
        or (select coalesce(max(decision_number), 0) from match_decision) < $decision_number
        or exists (select 1 from since where since.mention_id not in (select come.mention_id from come))
        or (select count(*) <> count(distinct placed.mention_id) from since as placed where placed.places) as more,
    coalesce((select list(distinct joined.claim_id) from since as joined where joined.places), []) as claim_ids
