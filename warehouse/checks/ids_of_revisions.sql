-- From what is the id of a revision made? One row a revision.
select
    r.revision_id,
    a.origin,
    r.text,
    r.language,
    r.outlet,
    r.title,
    r.author,
    r.published_at
from article_revision as r
join article as a using (article_id)
