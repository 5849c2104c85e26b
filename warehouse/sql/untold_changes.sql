-- Which changes of these kinds were not told to anybody yet? One row a change, the earliest first.
select
    change.change_id,
    change.kind,
    change.happened_at,
    change.claim_id,
    change.text,
    change.who,
    change.against_claim_id,
    change.against_text,
    change.against_who,
    change.status,
    change.reasons,
    change.source_id,
    change.article_id,
    article.title as article_title,
    article.outlet as article_outlet,
    article.origin as article_origin
from change
left join current_article as article on article.article_id = change.article_id
where change.kind in (select unnest($kinds))
    and change.change_id not in (select announcement.change_id from announcement)
    and change.happened_at >= (
        select min(schema_version.applied_at) from schema_version where schema_version.version >= 2
    )
order by change.happened_at, change.change_id
