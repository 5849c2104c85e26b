-- What did people do to the record? One row an act, the latest first.
select
    act.act_number,
    act.kind,
    act.person,
    act.note,
    act.undoes,
    act.acted_at,
    undone.act_number is not null as is_undone,
    list(mention.text order by touched.place) filter (where mention.text is not null) as mentions,
    list(claim.text order by touched.place) filter (where claim.text is not null) as claims,
    any_value(told.names) as names
from act
left join (
    -- Of sources: pairs of names, in the order of deciding.
    select
        decided.act_number,
        list([one.name, other.name] order by decided.decision_number) as names
    from (
        select act_number, decision_number, source_id, other_source_id from source_decision
        union all
        select act_number, decision_number, source_id, person_id from namesake_decision where source_id <> person_id
    ) as decided
    join source as one on one.source_id = decided.source_id
    join source as other on other.source_id = decided.other_source_id
    where decided.act_number is not null
    group by decided.act_number
) as told using (act_number)
left join undone_act_at('infinity') as undone using (act_number)
left join (
    select
        act_number,
        mention_id,
        claim_id,
        decision_number as place
    from match_decision
    where act_number is not null
    union all
    select
        act_number,
        mention_id,
        null,
        0
    from verdict
) as touched using (act_number)
left join mention on mention.mention_id = touched.mention_id
left join claim on claim.claim_id = touched.claim_id
where $act_number is null
    or act.act_number = $act_number
group by
    act.act_number,
    act.kind,
    act.person,
    act.note,
    act.undoes,
    act.acted_at,
    undone.act_number
order by act.act_number desc
limit $most
