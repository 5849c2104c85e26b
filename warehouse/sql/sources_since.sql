-- Whom do the articles name that were added to since a row of the mentions? One row a source that is not an article's own.
with added_to as (
    select distinct revision.article_id
    from mention
    join article_revision as revision on revision.revision_id = mention.revision_id
    where mention.rowid > $mention_row
)
select distinct link.source_id
from added_to
join article_revision as revision on revision.article_id = added_to.article_id
join mention on mention.revision_id = revision.revision_id
join mention_source as link on link.mention_id = mention.mention_id
join source on source.source_id = link.source_id
where source.article_id is null
    and source.kind <> 'anonymous'
order by link.source_id
