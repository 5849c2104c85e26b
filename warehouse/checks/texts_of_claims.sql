-- Which claims have other words than the mention that opened them? One row a claim.
select c.claim_id as example
from claim as c
join mention as m on m.mention_id = c.opening_mention_id
where c.text <> m.text
    or c.language <> m.language
