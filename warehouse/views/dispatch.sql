-- Which articles are the same dispatch, whoever carries it? One row a revision; those with one dispatch_id have one origin.
create view dispatch as
from dispatch_at('infinity');
comment on view dispatch is 'Which articles are the same dispatch, whoever carries it? One row a revision; those with one dispatch_id have one origin.';
comment on column dispatch.revision_id is 'The revision.';
comment on column dispatch.content_hash is 'SHA-256 of its text.';
comment on column dispatch.dispatch_id is 'The dispatch: the hash of the first text that the record held of it.';
comment on column dispatch.copy_of is 'The hash of the text that it was found to be a near copy of; null where it was the first.';
comment on column dispatch.share is 'The share of the shorter text''s words, in runs of five, that both have (estimated, 0 to 1); null where it was the first.';
