-- From what is the id of a source made? One row a source.
select
    s.source_id,
    s.name,
    s.kind,
    a.origin
from source as s
left join article as a using (article_id)
