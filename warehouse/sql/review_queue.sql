-- Which doubtful matches wait for a person? One row a mention and claim, the oldest doubt first.
select
    mention_id,
    mention_text,
    evidence,
    mention_claim_id,
    claim_id,
    claim_text,
    score,
    reason_kind,
    reasons,
    origin,
    title,
    outlet,
    decided_at
from review_queue
order by decision_number
