-- Which mentions stand under this claim, rejected ones included? One row a mention, the clearest first: one that opened
-- a claim, then one that stands alone, then the longest, then the earliest.
select
    placed.mention_id,
    placed.decided_claim_id,
    own.claim_id as opened_claim_id,
    mention.text,
    mention.language,
    revision.published_at
from placed_at('infinity') as placed
join mention on mention.mention_id = placed.mention_id
join article_revision as revision on revision.revision_id = mention.revision_id
left join claim as own on own.opening_mention_id = placed.mention_id
where placed.claim_id = $claim_id
order by
    own.claim_id is null,
    not mention.stands_alone,
    len(mention.text) desc,
    revision.stored_at,
    placed.mention_id
