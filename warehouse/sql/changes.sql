-- What is news, by which article? One row a change, the latest first.
select
    change.change_id,
    change.kind,
    change.happened_at,
    change.claim_id,
    change.against_claim_id,
    change.article_id,
    change.source_id,
    change.status,
    change.who,
    change.text,
    change.against_who,
    change.against_text,
    change.reason_kind,
    change.reasons,
    article.origin,
    article.outlet,
    article.title,
    article.published_at
from change
left join current_article as article using (article_id)
where $since is null
    or change.happened_at > $since
order by
    change.happened_at desc,
    change.kind,
    change.text,
    change.change_id
