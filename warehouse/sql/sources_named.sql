-- Who has this name, or this id? One row a source: those with the id, or with just this name of their own, or with it
-- among their names, or one like it; the first of these that there are.
with named as (
    select
        party.source_id,
        party.canonical_source_id,
        party.own_name,
        party.own_kind,
        max(case
            when party.source_id = $name then 4
            when party.own_name = $name then 3
            when alias.alias = $name then 2
            else 1
        end) as likeness
    from canonical_source as party
    join source_alias as alias on alias.source_id = party.source_id
    where folded(alias.alias) = folded($name)
        or party.source_id = $name
    group by
        party.source_id,
        party.canonical_source_id,
        party.own_name,
        party.own_kind
)
select
    source_id,
    canonical_source_id,
    own_name,
    own_kind
from named
where likeness = (select max(named.likeness) from named)
order by source_id
