-- What does a source stand behind, what did it deny, and where did it turn round? One row a source and claim.
-- Everything the source ever said counts, also what articles have since replaced.
create view source_record as
from source_record_at('infinity');
comment on view source_record is 'What does a source stand behind, what did it deny, and where did it turn round? One row a source and claim.';
comment on column source_record.source_id is 'The source.';
comment on column source_record.source_name is 'Its name.';
comment on column source_record.source_kind is 'Its kind.';
comment on column source_record.claim_id is 'The claim.';
comment on column source_record.text is 'Its words.';
comment on column source_record.latest_status is 'The source''s latest stance: asserted, denied or reported.';
comment on column source_record.asserted_count is 'In how many mentions it asserts the claim.';
comment on column source_record.denied_count is 'In how many it denies it.';
comment on column source_record.reported_count is 'In how many it passes it on.';
comment on column source_record.turned is 'Whether it has both asserted and denied the claim.';
comment on column source_record.contradicts_own is 'Claims that it asserts too and that contradict this one, by id.';
comment on column source_record.first_seen_at is 'When it first took a stance (UTC).';
comment on column source_record.last_seen_at is 'When it last did (UTC).';
