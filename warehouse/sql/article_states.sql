-- Through which revisions did these articles go? One row a state, each article's in order.
select
    article_id,
    revision_id
from article_history
where article_id in (select unnest($article_ids))
order by
    article_id,
    history_number
