-- What do these articles no longer say after an edit, and what do they say now? One row an edit of the text.
with state as (
    select
        history.article_id,
        history.found_at,
        history.revision_id,
        lag(history.revision_id) over (
            partition by history.article_id order by history.history_number
        ) as revision_before
    from article_history as history
    where list_contains($article_ids, history.article_id)
),
made as (
    select
        mention.revision_id,
        list_distinct(list(mention_claim.claim_id)) as claim_ids
    from mention
    join mention_claim using (mention_id)
    where mention.revision_id in (select state.revision_id from state)
    group by mention.revision_id
),
edit as (
    select
        state.article_id,
        state.found_at,
        list_filter(
            coalesce(before.claim_ids, []), lambda one: not list_contains(coalesce(now.claim_ids, []), one)
        ) as gone,
        list_filter(
            coalesce(now.claim_ids, []), lambda one: not list_contains(coalesce(before.claim_ids, []), one)
        ) as come
    from state
    left join made as before on before.revision_id = state.revision_before
    left join made as now on now.revision_id = state.revision_id
    where state.revision_before is not null
)
select
    edit.article_id,
    edit.found_at,
    (
        select list(claim.text order by claim.text)
        from claim
        where list_contains(edit.gone, claim.claim_id)
    ) as gone,
    (
        select list(claim.text order by claim.text)
        from claim
        where list_contains(edit.come, claim.claim_id)
    ) as come
from edit
order by
    edit.article_id,
    edit.found_at
