-- What mentions stand under a claim, with the words around their evidence? One row a mention, in time order.
select
    mention.mention_id,
    mention.text,
    mention.language,
    mention.status,
    mention.polarity,
    mention.modality,
    mention.quotation,
    mention.cue,
    mention.evidence,
    mention.evidence_start,
    mention.evidence_end,
    substring(
        revision.text,
        greatest(mention.evidence_start - $around, 0) + 1,
        least(mention.evidence_start, $around)
    ) as before,
    substring(revision.text, mention.evidence_end + 1, $around) as after,
    mention.when_words,
    mention.when_start,
    mention.when_end,
    mention.stands_alone,
    mention.confidence,
    mention.trace,
    mention.extractor_version,
    revision.article_id,
    revision.revision_id,
    article.origin,
    revision.outlet,
    revision.title,
    revision.published_at,
    timeline.seen_at,
    timeline.is_current,
    placed.outcome,
    placed.score,
    placed.reasons,
    placed.decided_by,
    placed.decided_at
from claim_timeline as timeline
join mention on mention.mention_id = timeline.mention_id
join mention_claim as placed on placed.mention_id = mention.mention_id
join article_revision as revision on revision.revision_id = mention.revision_id
join article on article.article_id = revision.article_id
where timeline.claim_id = $claim_id
order by timeline.timeline_number
