-- Everything about a person, a body or a place: what it said, and the claims that name it, in time order. One row a
-- mention.
create macro about(called) as table
select
    'says' as relation,
    said.claim_id,
    said.mention_id,
    said.text,
    said.status,
    said.source_name as who,
    said.seen_at,
    said.outlet,
    said.title,
    said.origin,
    said.is_current
from said_by(called) as said
union all
select
    'is named',
    named.claim_id,
    named.mention_id,
    named.text,
    named.status,
    array_to_string(named.sources, ', '),
    named.seen_at,
    named.outlet,
    named.title,
    named.origin,
    named.is_current
from mentions_of(called) as named
order by
    seen_at,
    mention_id,
    relation;
comment on macro table about is 'Everything about a person, a body or a place: what it said, and the claims that name it, in time order. One row a mention: relation (says, or is named), claim_id, mention_id, text, status, who, seen_at, outlet, title, origin, is_current. "from about(''Corée du Nord'')".';
