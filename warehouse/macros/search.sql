-- The claims in whose words, or those of a mention, all these words occur, the best first. One row a claim. Without an
-- extension: accents and case aside, a word also as the beginning of a longer one; rare words and whole words weigh
-- more, and short claims.
create macro search(words) as table
with wanted as (
    select unnest(list_distinct(list_filter(
        string_split(trim(searchable(words)), ' '), lambda word: word <> ''
    ))) as word
),
telling as materialized (
    select
        placed.claim_id,
        string_agg(distinct searchable(mention.text), '') as words
    from mention_claim as placed
    join mention on mention.mention_id = placed.mention_id
    group by placed.claim_id
),
hit as (
    select
        telling.claim_id,
        wanted.word,
        case when contains(telling.words, ' ' || wanted.word || ' ') then 1.0 else 0.6 end as fit,
        len(telling.words) as length
    from telling
    cross join wanted
    where contains(telling.words, ' ' || wanted.word)
),
weight as (
    select
        word,
        ln(1 + (select count(*) from telling) / count(*)) as weight
    from hit
    group by word
),
found as (
    select
        hit.claim_id,
        sum(hit.fit * weight.weight) / (1 + min(hit.length) / 400) as score
    from hit
    join weight using (word)
    group by hit.claim_id
    having count(*) = (select count(*) from wanted)
)
select
    claim.claim_id,
    claim.text,
    claim.language,
    round(found.score, 4) as score
from found
join claim using (claim_id)
order by
    found.score desc,
    claim.claim_id;
comment on macro table search is 'The claims in whose words, or those of a mention, all these words occur, the best first. One row a claim: claim_id, text, language, score (higher is better). "from search(''exercice corée'')".';
