-- The claims that lie nearest to one claim in meaning, whatever their words and language, the nearest first. One row a
-- claim. The claim by its id, or how that begins.
create macro similar_to(to_claim, at_most) as table
with asked as (
    select
        claim_id,
        encoder_key,
        vector
    from claim_embedding
    where claim_id = (
        select
            case count(*)
                when 1 then min(claim_id)
                when 0 then error('no claim has an id that begins with ' || to_claim)
                else error(count(*) || ' claims have an id that begins with ' || to_claim || ': give more of it')
            end
        from claim
        where starts_with(claim_id, to_claim)
    )
)
select
    claim.claim_id,
    claim.text,
    claim.language,
    claim.day,
    round(cast(list_inner_product(embedding.vector, asked.vector) as double), 4) as similarity
from asked
join claim_embedding as embedding using (encoder_key)
join claim on claim.claim_id = embedding.claim_id
where embedding.claim_id <> asked.claim_id
    and embedding.claim_id in (select placed.claim_id from mention_claim as placed)
order by
    similarity desc,
    claim.claim_id
limit at_most;
comment on macro table similar_to is 'The claims that lie nearest to one claim in meaning, whatever their words and language, the nearest first; near is not the same. One row a claim: claim_id, text, language, day (of the article that opened it; null where unknown), similarity (1 at most). The claim by its id, or how that begins. "from similar_to(''4b0b5d5a'', 10)".';
