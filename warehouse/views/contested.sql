-- What do sources disagree on? One row a dispute: a claim that one source asserts, and its denial by another source
-- or a contradicting claim that another source asserts or passes on as a fact. Both sides side by side; only what
-- articles still say counts.
create view contested as
from contested_at('infinity');
comment on view contested is 'What do sources disagree on? One row a dispute: a claim that one source asserts, and its denial by another source or a contradicting claim that another source asserts or passes on as a fact.';
comment on column contested.claim_id is 'The asserted claim; of two that are asserted the one first seen.';
comment on column contested.text is 'Its words.';
comment on column contested.asserted_by is 'Who asserts it, by name.';
comment on column contested.opposition is 'denial (of the same claim) or rival (a contradicting claim).';
comment on column contested.against_claim_id is 'For a denial the claim itself, for a rival the contradicting claim.';
comment on column contested.against_text is 'Its words.';
comment on column contested.against_by is 'Who denies the claim, or asserts the rival, by name; where nobody asserts the rival, who passes it on as a fact.';
comment on column contested.reason_kind is 'Why the two exclude each other, in a word.';
comment on column contested.reasons is 'Why, in words; empty for a denial.';
comment on column contested.contested_since is 'When the record first held both sides (UTC).';
