-- How did a claim fare over time? One row a mention, in time order within the claim.
create view claim_timeline as
from claim_timeline_at('infinity');
comment on view claim_timeline is 'How did a claim fare over time? One row a mention, in time order within the claim.';
comment on column claim_timeline.claim_id is 'The claim.';
comment on column claim_timeline.timeline_number is '1 for the first mention, 2 for the next …';
comment on column claim_timeline.seen_at is 'When the article was published, or where that is unknown read (UTC).';
comment on column claim_timeline.status is 'The stance: asserted, denied or reported.';
comment on column claim_timeline.sources is 'Who takes it, by name, in the order of the article.';
comment on column claim_timeline.is_new_stance is 'Whether one of these sources takes this stance on the claim for the first time.';
comment on column claim_timeline.text is 'The claim as this article makes it.';
comment on column claim_timeline.evidence is 'The words of the article that it rests on.';
comment on column claim_timeline.outlet is 'Who published it; null where unknown.';
comment on column claim_timeline.title is 'Its headline; null where unknown.';
comment on column claim_timeline.origin is 'Its address or file.';
comment on column claim_timeline.is_current is 'Whether the article still says so.';
comment on column claim_timeline.mention_id is 'The mention.';
comment on column claim_timeline.recorded_at is 'When the record learnt of it (UTC).';
