-- Who takes which stance on these claims, or on all? One row a source that answers for a mention.
select
    claim_id,
    mention_id,
    source_id,
    source_name,
    name_in_article,
    source_kind,
    role,
    through,
    status,
    text,
    evidence,
    outlet,
    title,
    origin,
    seen_at,
    published_at,
    is_current
from stance
where $claim_ids is null
    or list_contains($claim_ids, claim_id)
order by
    claim_id,
    seen_at,
    recorded_at,
    mention_id,
    source_number
