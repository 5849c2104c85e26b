-- The view namesake as it was at a moment. Of a name in an article the latest decision of a person counts, or where no
-- person decided, the latest of the software.
create macro namesake_at(moment) as table
with meant as (
    select
        source_id,
        article_id,
        arg_max(decision_number, weight) as decision_number
    from (
        select
            source_id,
            article_id,
            decision_number,
            decision_number + case when decider = 'person' then 4611686018427387904 else 0 end as weight
        from namesake_decision
        where decided_at <= cast(moment as timestamp)
            and (
                act_number is null
                or act_number not in (select undone.act_number from undone_act_at(moment) as undone)
            )
    )
    group by source_id, article_id
)
select
    decision.source_id,
    decision.article_id,
    decision.person_id,
    source.name,
    person.name as person_name,
    source.kind,
    decision.rule,
    decision.reasons,
    decision.decider,
    decision.decided_by,
    decision.decided_at,
    decision.act_number
from meant
join namesake_decision as decision using (decision_number)
join source on source.source_id = decision.source_id
join source as person on person.source_id = decision.person_id
where decision.person_id <> decision.source_id;
comment on macro table namesake_at is 'What the view namesake gave at a moment (UTC), by what the record had learnt: "from namesake_at(''2031-05-04 09:00'')".';
