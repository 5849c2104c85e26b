-- From what is the id of a mention made? One row a mention; its links in order, those who answer first.
select
    m.mention_id,
    m.revision_id,
    m.evidence_start,
    m.evidence_end,
    m.text,
    m.status,
    list(
        {'source_number': s.source_number, 'name': s.name, 'kind': s.kind}
        order by s.source_number, s.position
    ) as links
from mention as m
join mention_source as s using (mention_id)
group by all
