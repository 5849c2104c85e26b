-- Where do the words of claims lie? One row a claim that stands, or that a person made part of one: its words go on
-- finding new mentions. Not those of claims that the software itself has since taken for another.
select
    claim_embedding.claim_id,
    claim_embedding.vector
from claim_embedding
join claim on claim.claim_id = claim_embedding.claim_id
join placed_at('infinity') as placed on placed.mention_id = claim.opening_mention_id
where claim_embedding.encoder_key = $encoder_key
    and (placed.claim_id = claim.claim_id or placed.decider = 'person')
    and placed.claim_id in (select mention_claim.claim_id from mention_claim)
