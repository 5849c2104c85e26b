-- Which of these revisions are what their article currently says? One row a revision.
select revision_id
from current_article
where revision_id in (select unnest($revision_ids))
order by revision_id
