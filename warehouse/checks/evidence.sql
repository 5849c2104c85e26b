-- Which mentions quote other words than those that stand at their offsets? One row a mention.
select m.mention_id as example
from mention as m
join article_revision as r using (revision_id)
where m.evidence is distinct from substring(r.text, m.evidence_start + 1, m.evidence_end - m.evidence_start)
