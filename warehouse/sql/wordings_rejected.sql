-- Of which claims did people reject every mention, so that their words find nothing any more? One row a claim whose words
-- they are, with the claim that it is part of by now.
with placed as materialized (
    select
        mention_id,
        claim_id,
        decided_claim_id
    from placed_at('infinity')
),
standing as (
    select claim_id
    from placed
    group by claim_id
    having bool_and(mention_id in (
        select judged.mention_id from verdict_at('infinity') as judged where judged.verdict = 'wrong'
    ))
)
select
    claim.claim_id,
    standing.claim_id as standing_claim_id
from standing
join placed using (claim_id)
join claim on claim.opening_mention_id = placed.mention_id
