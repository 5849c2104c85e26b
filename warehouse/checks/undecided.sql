-- Which mentions neither open a claim nor join one? One row a mention.
select m.mention_id as example
from mention as m
anti join (
    select mention_id
    from match_decision
    where outcome in ('new', 'same')
) as placed using (mention_id)
