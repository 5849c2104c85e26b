-- Of which articles does the history have a gap? One row an article.
select article_id as example
from article_history
group by article_id
having max(history_number) <> count(*)
