-- What did each of these sources say last? One row a source and claim, the latest first, $most of them a source.
select
    source_id,
    claim_id,
    text,
    latest_status,
    last_seen_at
from source_record
where list_contains($source_ids, source_id)
qualify row_number() over (partition by source_id order by last_seen_at desc, claim_id) <= $most
order by
    source_id,
    last_seen_at desc,
    claim_id
