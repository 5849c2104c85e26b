-- What do these claims say? One row a claim.
select
    claim_id,
    text,
    language,
    day,
    coalesce(
        (
            select bool_or(mention.stands_alone)
            from mention_claim
            join mention using (mention_id)
            where mention_claim.claim_id = claim.claim_id
        ),
        true
    ) as stands_alone
from claim
where claim_id in (select unnest($claim_ids))
