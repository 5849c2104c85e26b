-- What do sources disagree on, since when? One row a dispute, the latest first.
select
    claim_id,
    text,
    asserted_by,
    opposition,
    against_claim_id,
    against_text,
    against_by,
    reason_kind,
    reasons,
    contested_since
from contested
where $since is null
    or contested_since >= $since
order by
    contested_since desc,
    claim_id,
    against_claim_id
