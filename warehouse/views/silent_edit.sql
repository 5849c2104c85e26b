-- Which claims vanished, appeared or changed status when an article was edited? One row a claim and edit.
-- Mentions of two revisions belong together by the claim that they stand under, whatever their words.
create view silent_edit as
with state as (
    select
        article_id,
        history_number,
        revision_id,
        found_at,
        lag(revision_id) over (partition by article_id order by history_number) as previous_revision_id
    from article_history
),
edit as (
    select
        article_id,
        history_number,
        previous_revision_id,
        revision_id,
        found_at
    from state
    where previous_revision_id is not null
),
said as (
    select
        mention.revision_id,
        placed.claim_id,
        list_sort(list_distinct(list(mention.status))) as statuses,
        arg_min(mention.text, mention.mention_number) as text
    from mention
    join mention_claim as placed using (mention_id)
    where mention.revision_id in (
        select revision_id from edit
        union
        select previous_revision_id from edit
    )
    group by mention.revision_id, placed.claim_id
),
before as (
    select
        edit.article_id,
        edit.history_number,
        said.claim_id,
        said.statuses,
        said.text
    from edit
    join said on said.revision_id = edit.previous_revision_id
),
after as (
    select
        edit.article_id,
        edit.history_number,
        said.claim_id,
        said.statuses,
        said.text
    from edit
    join said on said.revision_id = edit.revision_id
),
compared as (
    select
        article_id,
        history_number,
        claim_id,
        before.statuses as status_before,
        after.statuses as status_after,
        before.text as text_before,
        after.text as text_after
    from before
    full join after using (article_id, history_number, claim_id)
    where before.statuses is distinct from after.statuses
)
select
    compared.claim_id,
    claim.text as claim_text,
    case
        when compared.status_before is null then 'appeared'
        when compared.status_after is null then 'vanished'
        else 'changed'
    end as what,
    compared.status_before,
    compared.status_after,
    compared.text_before,
    compared.text_after,
    edit.article_id,
    article.origin,
    revision.outlet,
    revision.title,
    edit.history_number,
    edit.previous_revision_id,
    edit.revision_id,
    edit.found_at
from compared
join edit using (article_id, history_number)
join article using (article_id)
join claim on claim.claim_id = compared.claim_id
join article_revision as revision on revision.revision_id = edit.revision_id;
comment on view silent_edit is 'Which claims vanished, appeared or changed status when an article was edited? One row a claim and edit.';
comment on column silent_edit.claim_id is 'The claim.';
comment on column silent_edit.claim_text is 'Its words.';
comment on column silent_edit.what is 'appeared, vanished or changed (of status).';
comment on column silent_edit.status_before is 'How the article made it before: asserted, denied, reported, or several of them; null where it did not.';
comment on column silent_edit.status_after is 'How it makes it since; null where it does not.';
comment on column silent_edit.text_before is 'The claim in the article''s words before; null where it did not make it.';
comment on column silent_edit.text_after is 'The claim in its words since; null where it does not make it.';
comment on column silent_edit.article_id is 'The article.';
comment on column silent_edit.origin is 'Its address or file.';
comment on column silent_edit.outlet is 'Who published it; null where unknown.';
comment on column silent_edit.title is 'Its headline since the edit; null where unknown.';
comment on column silent_edit.history_number is '2 for the article''s first change, 3 for the next …';
comment on column silent_edit.previous_revision_id is 'What the article said before.';
comment on column silent_edit.revision_id is 'What it says since.';
comment on column silent_edit.found_at is 'When the edit was found (UTC).';
