-- What was stored at a time that is still to come? One row an article.
select a.origin as example
from article as a
where a.first_stored_at > $now + interval 1 day
