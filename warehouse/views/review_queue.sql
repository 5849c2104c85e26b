-- Which doubtful matches wait for a person? One row a mention and a claim that it may be.
-- A doubt is settled by a later decision on the pair, by a person's placing the mention, or by the two having met.
create view review_queue as
with latest as (
    select max(decision_number) as decision_number
    from match_decision
    group by mention_id, claim_id
),
current_revision as (
    select arg_max(revision_id, history_number) as revision_id
    from article_history
    group by article_id
)
select
    doubt.mention_id,
    mention.text as mention_text,
    mention.evidence,
    placed.claim_id as mention_claim_id,
    candidate.claim_id,
    claim.text as claim_text,
    doubt.score,
    doubt.reason_kind,
    doubt.reasons,
    article.origin,
    revision.title,
    revision.outlet,
    doubt.decided_by,
    doubt.decided_at,
    doubt.decision_number
from latest
join match_decision as doubt using (decision_number)
join mention on mention.mention_id = doubt.mention_id
join current_revision on current_revision.revision_id = mention.revision_id
join article_revision as revision on revision.revision_id = mention.revision_id
join article on article.article_id = revision.article_id
join mention_claim as placed on placed.mention_id = doubt.mention_id
join claim as doubted on doubted.claim_id = doubt.claim_id
join mention_claim as candidate on candidate.mention_id = doubted.opening_mention_id
join claim on claim.claim_id = candidate.claim_id
where doubt.outcome = 'review'
    and placed.claim_id <> candidate.claim_id
    and not (placed.decider = 'person' and placed.decision_number > doubt.decision_number);
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
