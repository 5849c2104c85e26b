-- Does the table of vectors hold up to a row what it held when an index was made? One row: how many, and a sum of which.
select
    count(*) as claims,
    coalesce(bit_xor(hash(claim_id)), 0) as which
from claim_embedding
where encoder_key = $encoder_key
    and rowid <= $last_row
