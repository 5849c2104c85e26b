-- The view current_article as it was at a moment.
create macro current_article_at(moment) as table
with latest as (
    select
        article_id,
        arg_max(revision_id, history_number) as revision_id,
        max(history_number) as history_number,
        max_by(found_at, history_number) as found_at
    from article_history
    where found_at <= cast(moment as timestamp)
    group by article_id
)
select
    article.article_id,
    latest.revision_id,
    article.origin,
    revision.outlet,
    revision.title,
    revision.author,
    revision.language,
    revision.published_at,
    revision.fetched_at,
    latest.history_number as state_count,
    latest.found_at as changed_at,
    revision.content_hash,
    revision.text
from latest
join article using (article_id)
join article_revision as revision on revision.revision_id = latest.revision_id;
comment on macro table current_article_at is 'What the view current_article gave at a moment (UTC), by what the record had learnt: "from current_article_at(''2031-05-04 09:00'')".';
