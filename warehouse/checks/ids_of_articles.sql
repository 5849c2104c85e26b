-- From what is the id of an article made? One row an article.
select
    article_id,
    origin
from article
