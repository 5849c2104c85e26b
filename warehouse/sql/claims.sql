-- Which claims are wanted, and who stands behind each? One row a claim, latest change first.
with wanted_word as (
    select unnest(string_split(folded($text), ' ')) as word
),
telling as (
    select
        claim.claim_id,
        folded(claim.text || ' ' || coalesce(string_agg(distinct stance.text, ' '), '')) as words
    from claim
    left join stance using (claim_id)
    where $text is not null
    group by claim.claim_id, claim.text
),
missed as (
    select telling.claim_id
    from telling
    cross join wanted_word
    where not contains(telling.words, wanted_word.word)
)
select claim_status.*
from claim_status
join claim using (claim_id)
join mention on mention.mention_id = claim.opening_mention_id
where ($status is null or len(case $status
        when 'asserted' then claim_status.asserted_by
        when 'denied' then claim_status.denied_by
        else claim_status.reported_by
    end) > 0)
    and ($contested is null or claim_status.contested = $contested)
    and ($language is null or claim_status.language = $language)
    and ($since is null or claim_status.last_seen_at >= $since)
    and ($changed_since is null or claim_status.last_change_at >= $changed_since)
    and ($disputed_since is null
        or claim_status.contested_since >= $disputed_since
        or claim_status.denied_since >= $disputed_since)
    and ($claim_ids is null or list_contains($claim_ids, claim_status.claim_id))
    and ($outlet is null or len(list_filter(
        claim_status.outlets, lambda outlet: contains(folded(outlet), folded($outlet))
    )) > 0)
    and ($source is null or claim_status.claim_id in (
        select mention_claim.claim_id
        from mention_claim
        join mention_source using (mention_id)
        join source using (source_id)
        where contains(folded(source.name), folded($source))
            or contains(folded(mention_source.name), folded($source))
    ))
    and ($text is null or claim_status.claim_id not in (select missed.claim_id from missed))
order by
    claim_status.last_change_at desc,
    claim_status.last_seen_at desc,
    mention.mention_number,  -- within an article, its own order
    claim_status.claim_id
limit $limit
