-- Whose names may be held against one another? One row a source that is not an article's own.
select
    source_id,
    name,
    kind
from source
where article_id is null
    and kind <> 'anonymous'
order by source_id
