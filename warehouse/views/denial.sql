-- Who denies what? One row a source that denies a claim, and the article in which it does.
create view denial as
with said as materialized (
    select *
    from stance
),
asserted as (
    select
        claim_id,
        list_sort(list_distinct(list(source_name))) as asserted_by
    from said
    where status = 'asserted'
        and is_current
    group by claim_id
)
select
    said.source_id,
    said.source_name,
    said.source_kind,
    said.role,
    said.through,
    said.claim_id,
    claim.text,
    coalesce(asserted.asserted_by, []) as asserted_by,
    said.evidence,
    mention.cue,
    substring(
        revision.text,
        1 + least(mention.evidence_start, coalesce(mention.cue_start, mention.evidence_start)),
        greatest(mention.evidence_end, coalesce(mention.cue_end, mention.evidence_end))
            - least(mention.evidence_start, coalesce(mention.cue_start, mention.evidence_start))
    ) as passage,
    said.seen_at,
    said.outlet,
    said.title,
    said.origin,
    said.is_current,
    said.mention_id
from said
join claim using (claim_id)
join mention using (mention_id)
join article_revision as revision on revision.revision_id = said.revision_id
left join asserted using (claim_id)
where said.status = 'denied';
comment on view denial is 'Who denies what? One row a source that denies a claim, and the article in which it does.';
comment on column denial.source_id is 'The source that denies.';
comment on column denial.source_name is 'Its name.';
comment on column denial.source_kind is 'Its kind as this article shows it.';
comment on column denial.role is 'Its role as this article tells it; null where it tells none.';
comment on column denial.through is 'Those through whom its words came, the nearest to it first; empty where it speaks itself.';
comment on column denial.claim_id is 'The claim that it denies.';
comment on column denial.text is 'Its words.';
comment on column denial.asserted_by is 'Who asserts the claim, by name; empty where nobody does.';
comment on column denial.evidence is 'The words of the article in which the claim stands that is denied.';
comment on column denial.cue is 'The words that show who says it and that it is denied; null where there are none.';
comment on column denial.passage is 'The words of the article from the denied claim to those that deny it.';
comment on column denial.seen_at is 'When the article was published, or where that is unknown read (UTC).';
comment on column denial.outlet is 'Who published it; null where unknown.';
comment on column denial.title is 'Its headline; null where unknown.';
comment on column denial.origin is 'Its address or file.';
comment on column denial.is_current is 'Whether the article still says so.';
comment on column denial.mention_id is 'The mention.';
