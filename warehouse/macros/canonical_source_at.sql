-- The view canonical_source as it was at a moment. Of two sources the latest decision of a person counts, or where no
-- person decided, the latest of the software; whoever is tied to one another, over however many, is one party. It goes
-- by the name that no decision turns into another.
create macro canonical_source_at(moment) as table
with recursive tie as (
    select
        arg_max(source_id, weight) as source_id,
        arg_max(other_source_id, weight) as other_source_id
    from (
        select
            source_id,
            other_source_id,
            outcome,
            decision_number + case when decider = 'person' then 4611686018427387904 else 0 end as weight
        from source_decision
        where decided_at <= cast(moment as timestamp)
            and source_id <> other_source_id
            and (
                act_number is null
                or act_number not in (select undone.act_number from undone_act_at(moment) as undone)
            )
    )
    group by least(source_id, other_source_id), greatest(source_id, other_source_id)
    having arg_max(outcome, weight) = 'same'
),
link as (
    select
        source_id as one_id,
        other_source_id as other_id
    from tie
    union all
    select
        other_source_id,
        source_id
    from tie
),
reach as (
    select
        one_id as source_id,
        one_id as member_id
    from link
    union
    select
        reach.source_id,
        link.other_id
    from reach
    join link on link.one_id = reach.member_id
),
united as (
    select
        reach.source_id,
        arg_min(reach.member_id, (lesser.source_id is not null, reach.member_id)) as canonical_source_id,
        list_sort(list(reach.member_id)) as member_ids
    from reach
    left join (select distinct source_id from tie) as lesser on lesser.source_id = reach.member_id
    group by reach.source_id
)
select
    source.source_id,
    coalesce(united.canonical_source_id, source.source_id) as canonical_source_id,
    coalesce(canonical.name, source.name) as name,
    coalesce(canonical.kind, source.kind) as kind,
    source.name as own_name,
    source.kind as own_kind,
    coalesce(united.member_ids, [source.source_id]) as member_ids
from source
left join united on united.source_id = source.source_id
left join source as canonical on canonical.source_id = united.canonical_source_id
where source.source_id in (
    select alias.source_id
    from source_alias as alias
    where alias.first_stored_at <= cast(moment as timestamp)
);
comment on macro table canonical_source_at is 'What the view canonical_source gave at a moment (UTC), by what the record had learnt: "from canonical_source_at(''2031-05-04 09:00'')".';
