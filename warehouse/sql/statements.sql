-- What do these claims say? One row a claim.
select
    claim_id,
    text,
    language,
    day
from claim
where claim_id in (select unnest($claim_ids))
