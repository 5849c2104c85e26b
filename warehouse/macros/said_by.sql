-- Everything that somebody said, under any of their names, in time order. One row a stance, as in the view stance. The
-- words must be whole words of a name.
create macro said_by(called) as table
select stance.*
from stance
where stance.source_id in (
    select party.canonical_source_id
    from canonical_source as party
    join source_alias as alias on alias.source_id = party.source_id
    where contains(searchable(alias.alias), searchable(called))
)
order by
    stance.seen_at,
    stance.recorded_at,
    stance.mention_id,
    stance.source_number;
comment on macro table said_by is 'Everything that somebody said, under any of their names, in time order. One row a stance, as in the view stance. "from said_by(''poutine'')".';
