-- Which vectors are not as long as their encoder makes them, or not of length one? One row a vector.
-- A vector of zeros is what an encoder makes of a text without words.
select v.claim_id as example
from claim_embedding as v
join encoder as e using (encoder_key)
where len(v.vector) <> e.dimension
    or not (
        list_dot_product(v.vector, v.vector) between 0.98 and 1.02
        or list_dot_product(v.vector, v.vector) = 0
    )
