-- Which party is each source? One row a source; those that are one party share their canonical source and name.
create view canonical_source as
from canonical_source_at('infinity');
comment on view canonical_source is 'Which party is each source? One row a source; those that are one party share their canonical source and name.';
comment on column canonical_source.source_id is 'The source as articles name it; of a name that several bear, each of them (namesake).';
comment on column canonical_source.canonical_source_id is 'The source that stands for the party in all other views; the source itself where it is alone.';
comment on column canonical_source.name is 'The party''s name.';
comment on column canonical_source.kind is 'The party''s kind.';
comment on column canonical_source.own_name is 'The source''s own name.';
comment on column canonical_source.own_kind is 'Its own kind.';
comment on column canonical_source.member_ids is 'All sources that are this party, by id.';
