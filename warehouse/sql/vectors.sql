-- Where does each claim lie that mentions stand under? One row a claim; claims that were merged away are left out.
select
    claim_id,
    vector
from claim_embedding
where encoder_key = $encoder_key
    and claim_id in (select claim_id from mention_claim)
