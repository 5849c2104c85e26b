-- Who may be known under several names? One row a source that is not an article's own, of those in "concerned".
select
    source.source_id,
    source.name,
    source.kind,
    coalesce(list_sort(list_distinct(list(link.role) filter (where link.role is not null))), []) as roles,
    list_sort(list_distinct(list(mention.language))) as languages,
    count(distinct link.mention_id) as mentions
from source
join concerned on concerned.source_id = source.source_id
join answering_at('infinity') as link on link.source_id = source.source_id
join mention on mention.mention_id = link.mention_id
where source.article_id is null
    and source.kind <> 'anonymous'
group by
    source.source_id,
    source.name,
    source.kind
order by source.source_id
