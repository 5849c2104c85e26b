-- What layout 2 adds to layout 1: what people decided, whether an article is another's copy, and where articles come
-- from. A new record is made by layout 1, then this; an old one is brought up by this alone.

alter table schema_version add column views_digest varchar;
comment on column schema_version.views_digest is 'Which views the record has: a hash of their SQL; null in layouts that are past.';

create table act (
    act_number bigint primary key check (act_number > 0),
    kind varchar not null check (kind in (
        'confirm', 'contradict', 'separate', 'merge', 'split', 'reject', 'accept', 'unite', 'part', 'undo'
    )),
    person varchar not null,
    note varchar,
    undoes bigint,
    acted_at timestamp not null
);
comment on table act is 'What people did to the record, in order, never edited: an act is taken back by another. One row an act.';
comment on column act.act_number is '1, 2 … in the order of acting.';
comment on column act.kind is 'confirm (a mention is this claim), contradict, separate (they differ), merge and split (of claims), reject and accept (of a mention''s wording), unite and part (of sources), undo.';
comment on column act.person is 'Who acted, by name.';
comment on column act.note is 'Why, in the person''s words; null where nothing was said.';
comment on column act.undoes is 'For an undo the act that it takes back; null for all others.';
comment on column act.acted_at is 'When (UTC).';

alter table match_decision add column act_number bigint;
comment on column match_decision.act_number is 'The act of a person that it is part of; null for the software.';
comment on column match_decision.decision_number is '1, 2 … in the order of deciding.';

create table verdict (
    act_number bigint not null,
    mention_id varchar not null,
    verdict varchar not null check (verdict in ('right', 'wrong')),
    primary key (act_number, mention_id)
);
comment on table verdict is 'What people said of the extraction of mentions. One row an act and mention; a mention that is wrong counts for nothing until the act is undone.';
comment on column verdict.act_number is 'The act: accept or reject.';
comment on column verdict.mention_id is 'The mention.';
comment on column verdict.verdict is 'right, or wrong (its article does not say this).';

create table feed_check (
    feed_url varchar not null,
    check_number integer not null check (check_number > 0),
    checked_at timestamp not null,
    outcome varchar not null check (outcome in ('read', 'unchanged', 'failed')),
    http_status integer,
    entry_count integer not null check (entry_count >= 0),
    new_count integer not null check (new_count >= 0),
    failed_count integer not null check (failed_count >= 0),
    left_count integer not null check (left_count >= 0),
    message varchar,
    etag varchar,
    last_modified varchar,
    not_before timestamp,
    primary key (feed_url, check_number)
);
comment on table feed_check is 'Every time a feed was looked at. One row a look.';
comment on column feed_check.feed_url is 'The feed''s address.';
comment on column feed_check.check_number is '1, 2 … for each feed.';
comment on column feed_check.checked_at is 'When (UTC).';
comment on column feed_check.outcome is 'read, unchanged (the server says that nothing is new) or failed.';
comment on column feed_check.http_status is 'What the server answered; null where it did not, or all went well.';
comment on column feed_check.entry_count is 'How many entries the feed had.';
comment on column feed_check.new_count is 'How many articles were new, or said something new.';
comment on column feed_check.failed_count is 'How many entries gave no article.';
comment on column feed_check.left_count is 'How many entries were left for the next time.';
comment on column feed_check.message is 'Why it failed, in one line; null where it did not.';
comment on column feed_check.etag is 'The server''s mark of what it sent, to be asked with next time; null where it gave none or entries were left.';
comment on column feed_check.last_modified is 'Its time of change, likewise.';
comment on column feed_check.not_before is 'Not to be asked again before this (UTC): it failed, or the server said so; null otherwise.';

create table feed_entry (
    feed_url varchar not null,
    entry_key varchar not null,
    try_number integer not null check (try_number > 0),
    tried_at timestamp not null,
    outcome varchar not null check (outcome in ('page', 'feed', 'unchanged', 'failed', 'refused', 'gone')),
    url varchar,
    title varchar,
    author varchar,
    published_at timestamp,
    fingerprint varchar not null,
    article_id varchar,
    etag varchar,
    last_modified varchar,
    message varchar,
    primary key (feed_url, entry_key, try_number)
);
comment on table feed_entry is 'What became of the entries of feeds. One row each time an entry''s article was fetched or tried.';
comment on column feed_entry.feed_url is 'The feed''s address.';
comment on column feed_entry.entry_key is 'The entry: a hash of its id in the feed.';
comment on column feed_entry.try_number is '1, 2 … for each entry.';
comment on column feed_entry.tried_at is 'When (UTC).';
comment on column feed_entry.outcome is 'page (its article was read), feed (the page could not be read, the feed''s own text was), unchanged, failed (to be tried again), refused (for good: a paywall, no article, another language) or gone (the page is there no more).';
comment on column feed_entry.url is 'The address of its page, without what only tells where a reader came from; null where it has none.';
comment on column feed_entry.title is 'Its title in the feed.';
comment on column feed_entry.author is 'Its author in the feed.';
comment on column feed_entry.published_at is 'Its time in the feed (UTC).';
comment on column feed_entry.fingerprint is 'A hash of what the feed says of it.';
comment on column feed_entry.article_id is 'The article that came of it; null where none did.';
comment on column feed_entry.etag is 'The server''s mark of the page, to be asked with next time.';
comment on column feed_entry.last_modified is 'The page''s time of change, likewise.';
comment on column feed_entry.message is 'Why no article came of it; null where one did.';

create table source_decision (
    decision_number bigint primary key check (decision_number > 0),
    source_id varchar not null,
    other_source_id varchar not null,
    outcome varchar not null check (outcome in ('same', 'different')),
    rule varchar not null,
    reasons varchar[] not null,
    decider varchar not null check (decider in ('software', 'person')),
    decided_by varchar not null,
    decided_at timestamp not null,
    act_number bigint
);
comment on table source_decision is 'Which sources were said to be one party, or two, by which rule: in order, never edited. One row a decision; canonical_source says what follows.';
comment on column source_decision.decision_number is '1, 2 … in the order of deciding.';
comment on column source_decision.source_id is 'A source: of two that are one, the lesser name.';
comment on column source_decision.other_source_id is 'The other; of two that are one, the name to go by.';
comment on column source_decision.outcome is 'same (one party) or different (two).';
comment on column source_decision.rule is 'spelling, kind, honorific, surname, acronym, named (one thing in two languages), told (the same claim in two languages), again (a rule that no longer holds) or person.';
comment on column source_decision.reasons is 'What the rule rests on, in words.';
comment on column source_decision.decider is 'software or person; a person''s decision outlives every later one of the software.';
comment on column source_decision.decided_by is 'The version of the rules, or the person''s name.';
comment on column source_decision.decided_at is 'When (UTC).';
comment on column source_decision.act_number is 'The act of a person that it is part of; null for the software.';

create table announcement (
    change_id varchar primary key,
    kind varchar not null,
    announced_at timestamp not null
);
comment on table announcement is 'Which changes were told to Prefect as events, so that each is told once. One row a change.';
comment on column announcement.change_id is 'The change: a row of the view change.';
comment on column announcement.kind is 'Its kind.';
comment on column announcement.announced_at is 'When it was told (UTC).';

create table look (
    look_number bigint primary key check (look_number > 0),
    person varchar not null,
    looked_at timestamp not null,
    seen_until timestamp not null
);
comment on table look is 'When somebody said that they had seen what is new. One row a look; what the record learnt later is new to them.';
comment on column look.look_number is '1, 2 … in order.';
comment on column look.person is 'Who looked, by name.';
comment on column look.looked_at is 'When (UTC).';
comment on column look.seen_until is 'What they had before them: all that the record had learnt by this time (UTC).';

create table likeness (
    content_hash varchar primary key,
    shingle_count integer not null check (shingle_count >= 0),
    signature integer[] not null
);
comment on table likeness is 'What is kept of a text to tell near copies of it (minhash). One row a text.';
comment on column likeness.content_hash is 'SHA-256 of the text.';
comment on column likeness.shingle_count is 'How many different runs of five words it has.';
comment on column likeness.signature is 'For each of 128 orders of all runs, the least that it has: the share of equal places in two texts is the share of runs in common.';

create table likeness_band (
    band bigint not null,
    content_hash varchar not null
);
comment on table likeness_band is 'Which texts are worth comparing. One row a text and pair of places of its likeness.';
comment on column likeness_band.band is 'Hash of the pair: near copies have some in common.';
comment on column likeness_band.content_hash is 'SHA-256 of the text.';

create table dispatch_text (
    dispatch_number bigint primary key check (dispatch_number > 0),
    content_hash varchar not null,
    dispatch_id varchar not null,
    copy_of varchar,
    share double check (share between 0 and 1),
    found_at timestamp not null
);
comment on table dispatch_text is 'Which dispatch each text is, in order, never edited: the highest number holds. One row a finding; dispatch says what follows.';
comment on column dispatch_text.dispatch_number is '1, 2 … in the order of finding.';
comment on column dispatch_text.content_hash is 'SHA-256 of the text.';
comment on column dispatch_text.dispatch_id is 'The dispatch: the hash of its first text.';
comment on column dispatch_text.copy_of is 'The text that it was found to be a near copy of, or by which its dispatch was found to be an earlier one; null where it is the first.';
comment on column dispatch_text.share is 'The estimated share of the shorter text''s runs of five words that both have; null where it was not compared itself.';
comment on column dispatch_text.found_at is 'When (UTC).';
