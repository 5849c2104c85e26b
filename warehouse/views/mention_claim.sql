-- Which claim is each mention, by the decision in force? One row a mention that nobody rejected.
-- In force is the latest decision of a person, or where no person decided, the latest of the software. A claim goes
-- where the mention goes that opened it, and takes along all that joined it.
create view mention_claim as
from mention_claim_at('infinity');
comment on view mention_claim is 'Which claim is each mention, by the decision in force? One row a mention that nobody rejected.';
comment on column mention_claim.mention_id is 'The mention.';
comment on column mention_claim.claim_id is 'The claim that it is.';
comment on column mention_claim.outcome is 'new where it opened the claim, same where it joined it.';
comment on column mention_claim.score is 'The belief that they are the same, 0 to 1.';
comment on column mention_claim.reason_kind is 'The reason in a word.';
comment on column mention_claim.reasons is 'The reasons in words.';
comment on column mention_claim.decider is 'software or person.';
comment on column mention_claim.decided_by is 'The matcher''s version, or the person''s name.';
comment on column mention_claim.decided_at is 'When this was decided (UTC).';
comment on column mention_claim.decision_number is 'The decision in force.';
comment on column mention_claim.since_at is 'Since when the record has the mention under this claim (UTC): deciding again what was decided changes nothing.';
