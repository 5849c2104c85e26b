-- Which texts were not compared with others yet? One row a text, in the order of storing.
select
    revision.content_hash,
    arg_min(revision.text, revision.revision_id) as text
from article_revision as revision
where revision.content_hash not in (select content_hash from likeness)
group by revision.content_hash
order by min(revision.stored_at), revision.content_hash
limit $most
