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
