-- Which names mean a party of its own in some articles, and why? One row a name and party.
select
    meant.source_id,
    meant.name,
    meant.kind,
    meant.person_id,
    meant.person_name,
    arg_max(meant.rule, meant.decided_at) as rule,
    arg_max(meant.reasons, meant.decided_at) as reasons,
    arg_max(meant.decider, meant.decided_at) as decider,
    arg_max(meant.decided_by, meant.decided_at) as decided_by,
    max(meant.decided_at) as decided_at,
    max(meant.act_number) as act_number,
    list(coalesce(revision.title, article.origin) order by revision.published_at, article.origin) as articles
from namesake as meant
join article on article.article_id = meant.article_id
join current_article on current_article.article_id = meant.article_id
join article_revision as revision on revision.revision_id = current_article.revision_id
group by
    meant.source_id,
    meant.name,
    meant.kind,
    meant.person_id,
    meant.person_name
order by
    meant.name,
    meant.source_id,
    min(revision.published_at),
    meant.person_id
