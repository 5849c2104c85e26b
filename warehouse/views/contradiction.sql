-- Which claims cannot be true together, and why? One row a pair of claims, the lower id first.
-- Derived from the decisions between mentions and claims, so that it follows every merge, split and undo. A claim
-- counts as what its opening mention is now. What a person last said of a pair outlives what the software says.
create view contradiction as
from contradiction_at('infinity');
comment on view contradiction is 'Which claims cannot be true together, and why? One row a pair of claims, the lower id first.';
comment on column contradiction.claim_id is 'One claim.';
comment on column contradiction.other_claim_id is 'The claim that contradicts it.';
comment on column contradiction.reason_kind is 'The reason in a word: polarity, amount, date, place, actor …';
comment on column contradiction.reasons is 'The reasons in words: "amount: 73 against 78".';
comment on column contradiction.score is 'The belief that they are the same after all, 0 to 1.';
comment on column contradiction.decider is 'software or person.';
comment on column contradiction.decided_by is 'The matcher''s version, or the person''s name.';
comment on column contradiction.decided_at is 'When it was first found; for a person''s word, when it was last said (UTC).';
comment on column contradiction.decision_number is 'The decision that says so.';
