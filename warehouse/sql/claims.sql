-- Which claims are wanted, and who stands behind each? One row a claim, in the order that is wanted, then the latest
-- change first.
with wanted_word as (
    select unnest(string_split(folded($text), ' ')) as word
),
telling as (
    select
        placed.claim_id,
        folded(string_agg(distinct mention.text, ' ')) as words
    from mention_claim as placed
    join mention on mention.mention_id = placed.mention_id
    where $text is not null
    group by placed.claim_id
),
meant as (
    -- Every name of a party that has one like this.
    select unnest(party.member_ids) as source_id
    from canonical_source as party
    join source_alias as alias on alias.source_id = party.source_id
    where $source is not null
        and contains(folded(alias.alias), folded($source))
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
    and ($until is null or claim_status.first_seen_at < $until)
    and ($changed_since is null or claim_status.last_change_at >= $changed_since)
    and ($disputed_since is null
        or claim_status.contested_since >= $disputed_since
        or claim_status.denied_since >= $disputed_since)
    and ($claim_ids is null or list_contains($claim_ids, claim_status.claim_id))
    and ($outlet is null or len(list_filter(
        claim_status.outlets, lambda outlet: contains(folded(outlet), folded($outlet))
    )) > 0)
    and ($source is null or claim_status.claim_id in (
        select placed.claim_id
        from mention_claim as placed
        join answering_at('infinity') as link on link.mention_id = placed.mention_id
        where link.source_id in (select meant.source_id from meant)
    ))
    and ($text is null or (
        claim_status.claim_id in (select telling.claim_id from telling)
        and claim_status.claim_id not in (select missed.claim_id from missed)
    ))
order by
    case $order
        when 'seen' then claim_status.last_seen_at
        when 'first' then claim_status.first_seen_at
    end desc,
    case $order
        when 'mentions' then claim_status.mention_count
        when 'outlets' then claim_status.corroborated_by
    end desc,
    claim_status.last_change_at desc,
    claim_status.last_seen_at desc,
    mention.mention_number,  -- within an article, its own order
    claim_status.claim_id
limit $limit
