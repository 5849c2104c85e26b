-- Which sources are called just this, in more than one article or by no more than a name? One row a source.
select
    source_id,
    name,
    kind
from source
where article_id is null
    and (folded(name) = folded($name) or source_id = $name)
order by source_id
