-- Where do all claims lie in an encoder's space, also those that are part of others? One row a claim.
select
    claim.opening_mention_id as mention_id,
    claim_embedding.vector
from claim_embedding
join claim on claim.claim_id = claim_embedding.claim_id
where claim_embedding.encoder_key = $encoder_key
order by claim.opening_mention_id
