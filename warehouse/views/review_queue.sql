-- Which doubtful matches wait for a person? One row a mention and a claim that it may be.
-- A doubt is settled by a later decision on the pair or on where the mention stands, by what a person said of the two
-- claims, or by the two having met.
create view review_queue as
from review_queue_at('infinity');
comment on view review_queue is 'Which doubtful matches wait for a person? One row a mention and a claim that it may be.';
comment on column review_queue.mention_id is 'The mention.';
comment on column review_queue.mention_text is 'The claim as its article makes it.';
comment on column review_queue.evidence is 'The words of the article that it rests on.';
comment on column review_queue.mention_claim_id is 'The claim under which the mention stands meanwhile.';
comment on column review_queue.claim_id is 'The claim that it may be.';
comment on column review_queue.claim_text is 'Its words.';
comment on column review_queue.score is 'The belief that they are the same, 0 to 1.';
comment on column review_queue.reason_kind is 'The reason for the doubt, in a word.';
comment on column review_queue.reasons is 'The reasons, in words.';
comment on column review_queue.origin is 'The article''s address or file.';
comment on column review_queue.title is 'Its headline; null where unknown.';
comment on column review_queue.outlet is 'Who published it; null where unknown.';
comment on column review_queue.decided_by is 'The matcher''s version, or the person who left it open.';
comment on column review_queue.decided_at is 'When (UTC).';
comment on column review_queue.decision_number is 'The decision that left it open.';
