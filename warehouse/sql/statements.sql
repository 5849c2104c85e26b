-- What do these claims say? One row a claim.
with concerned as (
    -- Only these mentions are looked at closely: looking at all costs a second in a record of a million.
    select distinct mention_id
    from match_decision
    where outcome in ('new', 'same')
        and claim_id in (select unnest($claim_ids))
),
in_force as (
    select
        decision.mention_id,
        arg_max(
            decision.claim_id,
            decision.decision_number + case when decision.decider = 'person' then 4611686018427387904 else 0 end
        ) as claim_id
    from concerned
    join decision_at('infinity') as decision using (mention_id)
    where decision.outcome in ('new', 'same')
    group by decision.mention_id
),
alone as (
    select
        in_force.claim_id,
        bool_or(mention.stands_alone) as stands_alone
    from in_force
    join mention using (mention_id)
    group by in_force.claim_id
)
select
    claim.claim_id,
    claim.text,
    claim.language,
    claim.day,
    coalesce(alone.stands_alone, true) as stands_alone,
    revision.content_hash,
    revision.title
from claim
left join mention on mention.mention_id = claim.opening_mention_id
left join article_revision as revision on revision.revision_id = mention.revision_id
left join alone on alone.claim_id = claim.claim_id
where claim.claim_id in (select unnest($claim_ids))
