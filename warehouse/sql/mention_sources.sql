-- Who answers for the mentions of a claim, through whom? One row a link of a chain, in order.
select
    link.mention_id,
    link.source_number,
    link.position,
    link.source_id,
    link.name,
    link.kind,
    link.role
from mention_claim
join answering_at('infinity') as link using (mention_id)
where mention_claim.claim_id = $claim_id
order by
    link.mention_id,
    link.source_number,
    link.position
