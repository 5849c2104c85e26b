-- Who has this name, or this id? One row a source, those that have it letter for letter where there are any.
with named as (
    select
        party.source_id,
        party.canonical_source_id,
        party.own_name,
        party.own_kind,
        alias.alias = $name or party.source_id = $name as exactly
    from canonical_source as party
    join source_alias as alias on alias.source_id = party.source_id
    where folded(alias.alias) = folded($name)
        or party.source_id = $name
)
select distinct
    source_id,
    canonical_source_id,
    own_name,
    own_kind
from named
where exactly
    or not exists (select 1 from named as other where other.exactly)
order by source_id
