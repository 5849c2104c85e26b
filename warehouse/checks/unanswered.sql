-- Which mentions have nobody who answers for them? One row a mention.
select m.mention_id as example
from mention as m
anti join (
    select mention_id
    from mention_source
    where position = 0
) as answered using (mention_id)
