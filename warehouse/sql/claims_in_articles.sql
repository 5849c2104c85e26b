-- Which claims do these articles make, found by words of their address, file or title? One row a claim.
select distinct told.claim_id
from claim_timeline as told
where list_bool_or(list_transform(
    $asked,
    lambda words: contains(folded(told.origin), folded(words))
        or contains(folded(coalesce(told.title, '')), folded(words))
))
order by told.claim_id
