-- What are these claims, in short? One row a claim.
select
    claim_id,
    text,
    language,
    standing,
    contested,
    mention_count,
    outlets
from claim_status
where claim_id in (select unnest($claim_ids))
order by claim_id
