-- Who that has a name asserts each of these claims, or each of all? One row a claim and source.
select
    claim_id,
    source_id,
    min(source_name) as name,
    arg_max(source_kind, mention_id) as kind,
    arg_max(role, mention_id) as role
from stance
where status = 'asserted'
    and is_current
    and source_id in (
        select source.source_id
        from source
        where source.kind <> 'anonymous'
            and (source.article_id is null or source.kind <> 'outlet')
    )
    and ($claim_ids is null or list_contains($claim_ids, claim_id))
group by
    claim_id,
    source_id
order by
    claim_id,
    name,
    source_id
