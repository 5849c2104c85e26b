-- What did each edit of an article change? One row each time an article was found to say something else than before.
create view article_change as
with state as (
    select
        article_id,
        history_number,
        revision_id,
        found_at,
        lag(revision_id) over (partition by article_id order by history_number) as previous_revision_id
    from article_history
),
edited as (
    select
        claim_id,
        revision_id,
        previous_revision_id,
        history_number,
        what
    from silent_edit
),
counted as (
    select
        revision_id,
        previous_revision_id,
        history_number,
        count(*) filter (where what = 'appeared') as claims_appeared,
        count(*) filter (where what = 'vanished') as claims_vanished,
        count(*) filter (where what = 'changed') as claims_changed
    from edited
    group by revision_id, previous_revision_id, history_number
)
select
    state.article_id,
    article.origin,
    current.outlet,
    state.history_number,
    state.previous_revision_id,
    state.revision_id,
    state.found_at,
    previous.title as title_before,
    current.title as title_after,
    previous.content_hash <> current.content_hash as text_changed,
    previous.title is distinct from current.title as title_changed,
    previous.author is distinct from current.author as author_changed,
    previous.published_at is distinct from current.published_at as date_changed,
    length(previous.text) as characters_before,
    length(current.text) as characters_after,
    coalesce(counted.claims_appeared, 0) as claims_appeared,
    coalesce(counted.claims_vanished, 0) as claims_vanished,
    coalesce(counted.claims_changed, 0) as claims_changed
from state
join article using (article_id)
join article_revision as current on current.revision_id = state.revision_id
join article_revision as previous on previous.revision_id = state.previous_revision_id
left join counted
    on counted.revision_id = state.revision_id
    and counted.previous_revision_id = state.previous_revision_id
    and counted.history_number = state.history_number
where state.previous_revision_id is not null;
comment on view article_change is 'What did each edit of an article change? One row each time an article was found to say something else than before.';
comment on column article_change.article_id is 'The article.';
comment on column article_change.origin is 'Its address or file.';
comment on column article_change.outlet is 'Who published it; null where unknown.';
comment on column article_change.history_number is '2 for the first change, 3 for the next …';
comment on column article_change.previous_revision_id is 'What it said before.';
comment on column article_change.revision_id is 'What it said then; an earlier revision again where a change was taken back.';
comment on column article_change.found_at is 'When the change was found (UTC).';
comment on column article_change.title_before is 'Its headline before; null where unknown.';
comment on column article_change.title_after is 'Its headline then; null where unknown.';
comment on column article_change.text_changed is 'Whether its text changed.';
comment on column article_change.title_changed is 'Whether its headline changed.';
comment on column article_change.author_changed is 'Whether its author changed.';
comment on column article_change.date_changed is 'Whether its time of publication changed.';
comment on column article_change.characters_before is 'How long its text was before.';
comment on column article_change.characters_after is 'How long its text was then.';
comment on column article_change.claims_appeared is 'How many claims it made that it had not made before; see silent_edit.';
comment on column article_change.claims_vanished is 'How many claims it made no longer.';
comment on column article_change.claims_changed is 'How many claims changed status.';
