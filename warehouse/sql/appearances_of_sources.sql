-- How do the articles that name one of those in "concerned" name their sources? One row a source, under the name that the
-- article gives, and article.
with naming as (
    select distinct revision.article_id
    from mention_source as link
    join concerned on concerned.source_id = link.source_id
    join source on source.source_id = link.source_id
    join mention on mention.mention_id = link.mention_id
    join article_revision as revision on revision.revision_id = mention.revision_id
    where source.article_id is null
        and source.kind not in ('anonymous', 'outlet')
)
select
    link.source_id,
    source.name,
    source.kind,
    revision.article_id,
    min(cast(revision.published_at as date)) as day,
    min(article.origin) as origin,
    min(revision.title) as title,
    coalesce(list_sort(list_distinct(list(link.role) filter (where link.role is not null))), []) as roles
from mention_source as link
join source on source.source_id = link.source_id
join mention on mention.mention_id = link.mention_id
join article_revision as revision on revision.revision_id = mention.revision_id
join naming on naming.article_id = revision.article_id
join article on article.article_id = revision.article_id
where source.article_id is null
    and source.kind not in ('anonymous', 'outlet')
group by
    link.source_id,
    source.name,
    source.kind,
    revision.article_id
order by
    link.source_id,
    revision.article_id
