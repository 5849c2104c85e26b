-- Which doubtful matches wait for a person? One row a pair of claims, the most useful to decide first: contested
-- claims, then those that many articles carry, then those that are nearly decided.
with doubt as (
    select
        mention_id,
        mention_claim_id,
        claim_id,
        score,
        reason_kind,
        reasons,
        decided_at,
        decision_number,
        row_number() over (
            partition by least(mention_claim_id, claim_id), greatest(mention_claim_id, claim_id)
            order by score desc, decision_number
        ) as doubt_number
    from review_queue
)
select
    doubt.mention_id,
    doubt.mention_claim_id,
    doubt.claim_id,
    doubt.score,
    doubt.reason_kind,
    doubt.reasons,
    doubt.decided_at as since
from doubt
join claim_status as mine on mine.claim_id = doubt.mention_claim_id
join claim_status as theirs on theirs.claim_id = doubt.claim_id
where doubt.doubt_number = 1
order by
    mine.contested or theirs.contested desc,
    mine.mention_count + theirs.mention_count desc,
    doubt.score desc,
    doubt.decision_number
limit $most
