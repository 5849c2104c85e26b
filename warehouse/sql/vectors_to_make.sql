-- Which claims have no sound vector of the encoder that was last taken up? One row a claim after $after, in order.
with last_encoder as (
    select
        arg_max(encoder_key, (first_used_at, encoder_key)) as encoder_key,
        arg_max(dimension, (first_used_at, encoder_key)) as dimension
    from encoder
),
sound as (
    select v.claim_id
    from claim_embedding as v
    join last_encoder as e using (encoder_key)
    where len(v.vector) = e.dimension
        and (
            list_dot_product(v.vector, v.vector) between 0.98 and 1.02
            or list_dot_product(v.vector, v.vector) = 0
        )
)
select
    c.claim_id,
    c.text
from claim as c
anti join sound using (claim_id)
where c.claim_id > $after
order by c.claim_id
limit $most
