-- Which articles have no history? One row an article.
select a.origin as example
from article as a
anti join article_history as h using (article_id)
