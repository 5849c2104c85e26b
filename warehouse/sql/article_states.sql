-- Through which revisions did an article go? One row a state, in order.
select revision_id
from article_history
where article_id = $article_id
order by history_number
