-- Where do the words of all claims lie? One row a claim, those of whom no words find anything included: leaving them out
-- here would cost more than all the rest (a join takes each vector in hand).
select
    claim_id,
    vector
from claim_embedding
where encoder_key = $encoder_key
    and rowid >= $first_row
