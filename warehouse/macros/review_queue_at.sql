-- The view review_queue as it was at a moment. A doubt is settled by a later decision on the pair or on where the
-- mention stands, by what a person said of the two claims, or by the two having met.
create macro review_queue_at(moment) as table
with placed as materialized (
    select
        mention_id,
        claim_id,
        decision_number
    from placed_at(moment)
),
latest as (
    select
        max(decision_number) as decision_number
    from decision_at(moment)
    group by mention_id, claim_id
),
person_said as (
    select distinct
        least(mine.claim_id, theirs.claim_id) as claim_id,
        greatest(mine.claim_id, theirs.claim_id) as other_claim_id
    from decision_at(moment) as decision
    join claim on claim.claim_id = decision.claim_id
    join placed as mine on mine.mention_id = decision.mention_id
    join placed as theirs on theirs.mention_id = claim.opening_mention_id
    where decision.decider = 'person'
        and decision.outcome in ('contradict', 'different')
),
rejected as (
    select mention_id
    from verdict_at(moment) as judged
    where judged.verdict = 'wrong'
),
current_revision as (
    select arg_max(revision_id, history_number) as revision_id
    from article_history
    where found_at <= cast(moment as timestamp)
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
join decision_at(moment) as doubt using (decision_number)
join mention on mention.mention_id = doubt.mention_id
join current_revision on current_revision.revision_id = mention.revision_id
join article_revision as revision on revision.revision_id = mention.revision_id
join article on article.article_id = revision.article_id
join placed on placed.mention_id = doubt.mention_id
join claim as doubted on doubted.claim_id = doubt.claim_id
join placed as candidate on candidate.mention_id = doubted.opening_mention_id
join claim on claim.claim_id = candidate.claim_id
where doubt.outcome = 'review'
    and placed.claim_id <> candidate.claim_id
    and placed.decision_number < doubt.decision_number
    and doubt.mention_id not in (select rejected.mention_id from rejected)
    and not exists (
        select 1
        from person_said
        where person_said.claim_id = least(placed.claim_id, candidate.claim_id)
            and person_said.other_claim_id = greatest(placed.claim_id, candidate.claim_id)
    );
comment on macro table review_queue_at is 'What the view review_queue gave at a moment (UTC), by what the record had learnt: "from review_queue_at(''2031-05-04 09:00'')".';
