-- Where does each claim stand, and who stands behind it? One row a claim.
-- Only what articles still say counts; a claim that none makes any more stays, as withdrawn.
create view claim_status as
from claim_status_at('infinity');
comment on view claim_status is 'Where does each claim stand, and who stands behind it? One row a claim.';
comment on column claim_status.claim_id is 'The claim.';
comment on column claim_status.text is 'Its words.';
comment on column claim_status.language is 'The language of its words: fr or en.';
comment on column claim_status.standing is 'contested, turned (one source asserted and denied it), denied, asserted, reported (nobody commits) or withdrawn (no article makes it any more).';
comment on column claim_status.contested is 'Whether one source asserts it and another denies it, or it and a contradicting claim are told as facts by two sources, at least one of which asserts it.';
comment on column claim_status.asserted_by is 'Who asserts it, by name.';
comment on column claim_status.denied_by is 'Who denies it, by name.';
comment on column claim_status.reported_by is 'Who passes it on without commitment, by name.';
comment on column claim_status.outlets is 'Which outlets carry it, in any status; unknown ones are left out.';
comment on column claim_status.corroborated_by is 'How many independent outlets carry it as asserted: known outlets, near copies of one dispatch counted once.';
comment on column claim_status.mention_count is 'How often articles make it.';
comment on column claim_status.first_seen_at is 'When the first article that makes it was published, or where unknown read (UTC).';
comment on column claim_status.last_seen_at is 'When the last one was (UTC).';
comment on column claim_status.last_change_at is 'When the record last learnt of a source''s new stance on it (UTC).';
comment on column claim_status.denied_since is 'When the record learnt of the first denial that still stands (UTC); null where nobody denies it.';
comment on column claim_status.contested_since is 'When the record first held both sides (UTC); null where it is not contested.';
