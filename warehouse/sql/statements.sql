-- What do these claims say? One row a claim.
with alone as (
    select
        placed.decided_claim_id as claim_id,
        bool_or(mention.stands_alone) as stands_alone
    from placed_at('infinity') as placed
    join mention on mention.mention_id = placed.mention_id
    where placed.decided_claim_id in (select unnest($claim_ids))
    group by placed.decided_claim_id
)
select
    claim.claim_id,
    claim.text,
    claim.language,
    claim.day,
    coalesce(alone.stands_alone, true) as stands_alone
from claim
left join alone on alone.claim_id = claim.claim_id
where claim.claim_id in (select unnest($claim_ids))
