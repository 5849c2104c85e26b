-- Who takes which stance on which claim, and where? One row a source that answers for a mention.
create view stance as
from stance_at('infinity');
comment on view stance is 'Who takes which stance on which claim, and where? One row a source that answers for a mention.';
comment on column stance.claim_id is 'The claim.';
comment on column stance.mention_id is 'The mention.';
comment on column stance.source_number is '1, 2 … for several who say it together.';
comment on column stance.source_id is 'The source that answers: of several names of one party the canonical one.';
comment on column stance.source_name is 'Its name, the same in every article.';
comment on column stance.name_in_article is 'Its name as this article has it.';
comment on column stance.source_kind is 'Its kind as this article shows it.';
comment on column stance.role is 'Its role as this article tells it; null where it tells none.';
comment on column stance.through is 'Those through whom its words came, the nearest to it first; empty where it speaks itself.';
comment on column stance.status is 'asserted, denied or reported.';
comment on column stance.as_fact is 'Whether it tells the claim as a fact: asserts it, or passes it on in the indicative (an unnamed source, a relay). Hearsay in the conditional, announcements and hedges do not.';
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
