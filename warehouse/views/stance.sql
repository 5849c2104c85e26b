-- Who takes which stance on which claim, and where? One row a source that answers for a mention.
create view stance as
with relay as (
    select
        mention_id,
        source_number,
        list(name order by position) as through
    from mention_source
    where position > 0
    group by mention_id, source_number
),
current_revision as (
    select arg_max(revision_id, history_number) as revision_id
    from article_history
    group by article_id
)
select
    placed.claim_id,
    mention.mention_id,
    answering.source_number,
    answering.source_id,
    source.name as source_name,
    answering.name as name_in_article,
    answering.kind as source_kind,
    answering.role,
    coalesce(relay.through, []) as through,
    mention.status,
    mention.text,
    mention.language,
    mention.evidence,
    revision.article_id,
    revision.revision_id,
    article.origin,
    revision.outlet,
    revision.title,
    revision.published_at,
    revision.content_hash,
    coalesce(revision.published_at, revision.fetched_at, revision.stored_at) as seen_at,
    placed.decided_at as recorded_at,
    current_revision.revision_id is not null as is_current
from mention
join mention_claim as placed on placed.mention_id = mention.mention_id
join article_revision as revision on revision.revision_id = mention.revision_id
join article on article.article_id = revision.article_id
join mention_source as answering on answering.mention_id = mention.mention_id and answering.position = 0
join source on source.source_id = answering.source_id
left join relay
    on relay.mention_id = answering.mention_id and relay.source_number = answering.source_number
left join current_revision on current_revision.revision_id = mention.revision_id;
comment on view stance is 'Who takes which stance on which claim, and where? One row a source that answers for a mention.';
comment on column stance.claim_id is 'The claim.';
comment on column stance.mention_id is 'The mention.';
comment on column stance.source_number is '1, 2 … for several who say it together.';
comment on column stance.source_id is 'The source that answers.';
comment on column stance.source_name is 'Its name, the same in every article.';
comment on column stance.name_in_article is 'Its name as this article has it.';
comment on column stance.source_kind is 'Its kind as this article shows it.';
comment on column stance.role is 'Its role as this article tells it; null where it tells none.';
comment on column stance.through is 'Those through whom its words came, the nearest to it first; empty where it speaks itself.';
comment on column stance.status is 'asserted, denied or reported.';
comment on column stance.text is 'The claim as this article makes it.';
comment on column stance.language is 'The language of the article: fr or en.';
comment on column stance.evidence is 'The words of the article that it rests on.';
comment on column stance.article_id is 'The article.';
comment on column stance.revision_id is 'Its revision.';
comment on column stance.origin is 'The article''s address or file.';
comment on column stance.outlet is 'Who published it; null where unknown.';
comment on column stance.title is 'Its headline; null where unknown.';
comment on column stance.published_at is 'When it was published (UTC); null where unknown.';
comment on column stance.content_hash is 'SHA-256 of the article''s text.';
comment on column stance.seen_at is 'When it was published, or where that is unknown read (UTC).';
comment on column stance.recorded_at is 'When the record learnt of it (UTC).';
comment on column stance.is_current is 'Whether the article still says so; false where a later revision has replaced it.';
