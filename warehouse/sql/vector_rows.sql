-- Which claims have a vector of this encoder, in which row of the table? One row a claim.
select
    rowid,
    claim_id
from claim_embedding
where encoder_key = $encoder_key
