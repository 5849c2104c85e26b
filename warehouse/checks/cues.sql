-- Which mentions have a cue that does not stand at its offsets? One row a mention. (Extractors up to 0.3.0 left some
-- empty.)
select m.mention_id as example
from mention as m
join article_revision as r using (revision_id)
where m.cue <> ''
    and m.cue is distinct from substring(r.text, m.cue_start + 1, m.cue_end - m.cue_start)
