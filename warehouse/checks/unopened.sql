-- Which claims were opened by no decision? One row a claim.
select c.claim_id as example
from claim as c
anti join (
    select
        claim_id,
        mention_id as opening_mention_id
    from match_decision
    where outcome = 'new'
) as opened using (claim_id, opening_mention_id)
