-- Whose vectors does the record hold? One row an encoder.
select
    encoder_key,
    dimension
from encoder
order by encoder_key
