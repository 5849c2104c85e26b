-- Which claims are not named by the hash of the mention that opened them? One row a claim.
select claim_id as example
from claim
where claim_id <> left(sha256('["claim", "' || opening_mention_id || '"]'), 16)
