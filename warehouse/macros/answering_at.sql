-- Who answers for each mention and through whom, as in mention_source, but that a name which means somebody else in its
-- article (namesake) has that one's id.
create macro answering_at(moment) as table
select
    link.mention_id,
    link.source_number,
    link.position,
    coalesce(meant.person_id, link.source_id) as source_id,
    link.name,
    link.kind,
    link.role
from mention_source as link
left join (
    select
        mention.mention_id,
        namesake.source_id,
        namesake.person_id
    from namesake_at(moment) as namesake
    join article_revision as revision on revision.article_id = namesake.article_id
    join mention on mention.revision_id = revision.revision_id
) as meant on meant.mention_id = link.mention_id and meant.source_id = link.source_id;
comment on macro table answering_at is 'Who answers for each mention at a moment (UTC), as in mention_source, with the id of whom the name means in its article: "from answering_at(''2031-05-04 09:00'')".';
