-- Which revisions does no article's history name? One row a revision.
select r.revision_id as example
from article_revision as r
anti join article_history as h using (revision_id, article_id)
