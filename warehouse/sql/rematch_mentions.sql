-- What is there to decide again, and who decided it? One row a mention, in the order in which they came.
with first_decision as (
    select
        mention_id,
        min(decision_number) as decision_number
    from match_decision
    group by mention_id
),
rejected as (
    select mention_id
    from verdict_at('infinity') as judged
    where judged.verdict = 'wrong'
)
select
    mention.mention_id,
    mention.revision_id,
    mention.text,
    mention.language,
    cast(revision.published_at as date) as day,
    mention.stands_alone,
    revision.content_hash,
    revision.title,
    placed.claim_id,
    placed.decided_claim_id,
    placed.decider = 'person' as by_person,
    rejected.mention_id is not null as is_rejected
from mention
join first_decision on first_decision.mention_id = mention.mention_id
join placed_at('infinity') as placed on placed.mention_id = mention.mention_id
join article_revision as revision on revision.revision_id = mention.revision_id
left join rejected on rejected.mention_id = mention.mention_id
order by first_decision.decision_number
