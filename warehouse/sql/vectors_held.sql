-- Of which encoder does the record hold most vectors? One row, none in an empty record.
select
    held.encoder_key,
    encoder.dimension,
    count(*) as claims
from claim_embedding as held
join encoder on encoder.encoder_key = held.encoder_key
group by
    held.encoder_key,
    encoder.dimension
order by
    claims desc,
    held.encoder_key
limit 1
