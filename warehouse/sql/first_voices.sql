-- From when on did articles assert, deny or report claims, and from when on were they contested? One row for all claims that
-- came up, were asserted, denied and contested at the same moments, by when articles were published; only claims that some
-- article still makes.
with first_voice as (
    select
        claim_id,
        min(seen_at) filter (where status = 'asserted') as asserted_at,
        min(seen_at) filter (where status = 'denied') as denied_at,
        min(seen_at) filter (where as_fact) as told_at,
        min(seen_at) as first_seen_at
    from stance
    where is_current
    group by claim_id
),
side as (
    select
        contested.claim_id,
        greatest(
            one.asserted_at,
            case contested.opposition when 'denial' then one.denied_at else coalesce(other.asserted_at, other.told_at) end
        )
            as contested_at,
        contested.against_claim_id
    from contested
    join first_voice as one using (claim_id)
    join first_voice as other on other.claim_id = contested.against_claim_id
),
dispute as (
    select
        claim_id,
        min(contested_at) as contested_at
    from (
        select claim_id, contested_at from side
        union all
        select against_claim_id, contested_at from side
    )
    group by claim_id
)
select
    first_voice.first_seen_at,
    first_voice.asserted_at,
    first_voice.denied_at,
    dispute.contested_at,
    count(*) as claims
from first_voice
left join dispute using (claim_id)
group by all
order by all
