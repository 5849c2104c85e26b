-- What layout 3 adds to layout 2: whom a name means in an article, where several parties bear it.

create table namesake_decision (
    decision_number bigint primary key check (decision_number > 0),
    source_id varchar not null,
    article_id varchar not null,
    person_id varchar not null,
    rule varchar not null,
    reasons varchar[] not null,
    decider varchar not null check (decider in ('software', 'person')),
    decided_by varchar not null,
    decided_at timestamp not null,
    act_number bigint
);
comment on table namesake_decision is 'Whom a name means in an article, where several parties bear it: in order, never edited. One row a decision; namesake says what follows.';
comment on column namesake_decision.decision_number is '1, 2 … in the order of deciding.';
comment on column namesake_decision.source_id is 'The source of that name, as mention_source has it.';
comment on column namesake_decision.article_id is 'The article.';
comment on column namesake_decision.person_id is 'The source that is meant there; the same where the name means whom it means elsewhere.';
comment on column namesake_decision.rule is 'word (no name: another party in every article), first name, office (of two states), field (an athlete and a minister …), again (a rule that no longer holds) or person.';
comment on column namesake_decision.reasons is 'What the rule rests on, in words.';
comment on column namesake_decision.decider is 'software or person; a person''s decision outlives every later one of the software.';
comment on column namesake_decision.decided_by is 'The version of the rules, or the person''s name.';
comment on column namesake_decision.decided_at is 'When (UTC).';
comment on column namesake_decision.act_number is 'The act of a person that it is part of; null for the software.';

comment on column mention_source.source_id is 'The source of that name. Where the name means somebody else in its article, namesake says whom; all views go by that, and answering_at is this table with it.';
comment on column source.article_id is 'For an anonymous source, an unknown outlet and a word that is no name (« police ») the article where alone it is known; null for everybody else.';
