-- Which names of sources are not among their aliases? One row a name.
select distinct s.name as example
from mention_source as s
anti join source_alias as a on a.source_id = s.source_id and a.alias = s.name
