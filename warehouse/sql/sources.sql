-- Who answers for claims, under which names, for how many? One row a source, the busiest first.
with alias as (
    select
        source_id,
        list(alias order by alias) as aliases
    from source_alias
    group by source_id
)
select
    source.source_id,
    source.name,
    source.kind,
    alias.aliases,
    count(*) filter (where source_record.asserted_count > 0) as asserted,
    count(*) filter (where source_record.denied_count > 0) as denied,
    count(*) filter (where source_record.reported_count > 0) as reported,
    count(*) filter (where source_record.turned) as turned,
    min(source_record.first_seen_at) as first_seen_at,
    max(source_record.last_seen_at) as last_seen_at
from source
join alias using (source_id)
join source_record using (source_id)
where $name is null
    or list_bool_or(list_transform(alias.aliases, lambda form: contains(folded(form), folded($name))))
group by source.source_id, source.name, source.kind, alias.aliases
order by
    count(*) desc,
    source.name,
    source.source_id
