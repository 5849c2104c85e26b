-- Which names mean somebody else in some articles? One row a name and an article in which it means a party of its own.
create view namesake as
from namesake_at('infinity');
comment on view namesake is 'Which names mean somebody else in some articles? One row a name and an article in which it means a party of its own.';
comment on column namesake.source_id is 'The source of that name, as mention_source has it.';
comment on column namesake.article_id is 'The article.';
comment on column namesake.person_id is 'The source that is meant there, in all views but mention_source.';
comment on column namesake.name is 'The name.';
comment on column namesake.person_name is 'What the party is called that is meant there.';
comment on column namesake.kind is 'Its kind.';
comment on column namesake.rule is 'word, first name, office, field or person.';
comment on column namesake.reasons is 'What that rests on, in words. `greffier unite NAME` says that it is one party, `greffier part NAME --role WORDS` that there is another.';
comment on column namesake.decider is 'software or person.';
comment on column namesake.decided_by is 'The version of the rules, or the person''s name.';
comment on column namesake.decided_at is 'When (UTC).';
comment on column namesake.act_number is 'The act of a person that it is part of; null for the software.';
