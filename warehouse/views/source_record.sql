-- What does a source stand behind, what did it deny, and where did it turn round? One row a source and claim.
-- Everything the source ever said counts, also what articles have since replaced.
create view source_record as
with said as (
    select
        source_id,
        claim_id,
        min(source_name) as source_name,
        count(distinct mention_id) filter (where status = 'asserted') as asserted_count,
        count(distinct mention_id) filter (where status = 'denied') as denied_count,
        count(distinct mention_id) filter (where status = 'reported') as reported_count,
        arg_max(status, (seen_at, recorded_at, mention_id)) as latest_status,
        min(seen_at) as first_seen_at,
        max(seen_at) as last_seen_at
    from stance
    group by source_id, claim_id
),
opposite as (
    select claim_id, other_claim_id from contradiction
    union all
    select other_claim_id, claim_id from contradiction
),
own_rival as (
    select
        said.source_id,
        said.claim_id,
        list(opposite.other_claim_id order by opposite.other_claim_id) as claim_ids
    from said
    join opposite on opposite.claim_id = said.claim_id
    join said as also
        on also.source_id = said.source_id and also.claim_id = opposite.other_claim_id
    where said.asserted_count > 0
        and also.asserted_count > 0
    group by said.source_id, said.claim_id
)
select
    said.source_id,
    said.source_name,
    source.kind as source_kind,
    said.claim_id,
    claim.text,
    said.latest_status,
    said.asserted_count,
    said.denied_count,
    said.reported_count,
    said.asserted_count > 0 and said.denied_count > 0 as turned,
    coalesce(own_rival.claim_ids, []) as contradicts_own,
    said.first_seen_at,
    said.last_seen_at
from said
join source using (source_id)
join claim using (claim_id)
left join own_rival using (source_id, claim_id);
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
