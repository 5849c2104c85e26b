-- Who answers for claims, under which names, for how many? One row a party, the busiest first.
with form as (
    select
        party.canonical_source_id as source_id,
        list_sort(list_distinct(list(alias.alias))) as aliases
    from canonical_source as party
    join source_alias as alias on alias.source_id = party.source_id
    group by party.canonical_source_id
),
role as (
    select
        source_id,
        coalesce(list_sort(list_distinct(list(role) filter (where role is not null))), []) as roles
    from stance
    group by source_id
)
select
    record.source_id,
    record.source_name as name,
    record.source_kind as kind,
    form.aliases,
    role.roles,
    count(*) filter (where record.asserted_count > 0) as asserted,
    count(*) filter (where record.denied_count > 0) as denied,
    count(*) filter (where record.reported_count > 0) as reported,
    count(*) filter (where record.turned) as turned,
    count(*) filter (where len(record.contradicts_own) > 0) as contradicts_own,
    any_value(article.origin) as known_in,
    min(record.first_seen_at) as first_seen_at,
    max(record.last_seen_at) as last_seen_at
from source_record as record
join form using (source_id)
join role using (source_id)
join source using (source_id)
left join article using (article_id)
where $name is null
    or contains(folded(array_to_string(form.aliases, chr(10))), folded($name))
group by
    record.source_id,
    record.source_name,
    record.source_kind,
    form.aliases,
    role.roles
order by
    count(*) desc,
    record.source_name,
    record.source_id
limit $limit
