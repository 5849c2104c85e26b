-- Which claims have no vector of the encoder that was last taken up? One row a claim.
select c.claim_id as example
from claim as c
anti join (
    select claim_id
    from claim_embedding
    where encoder_key = (
        select arg_max(encoder_key, (first_used_at, encoder_key))
        from encoder
    )
) as held using (claim_id)
