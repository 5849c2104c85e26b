-- What does each article say now? One row an article, with its current revision.
create view current_article as
from current_article_at('infinity');
comment on view current_article is 'What does each article say now? One row an article, with its current revision.';
comment on column current_article.article_id is 'The article.';
comment on column current_article.revision_id is 'Its current revision.';
comment on column current_article.origin is 'The canonical address, or the absolute path of the file.';
comment on column current_article.outlet is 'Who published it; null where unknown.';
comment on column current_article.title is 'Its headline; null where unknown.';
comment on column current_article.author is 'Who signed it; null where unknown.';
comment on column current_article.language is 'fr or en.';
comment on column current_article.published_at is 'When it was published (UTC); null where unknown.';
comment on column current_article.fetched_at is 'When it was read (UTC); null where unknown.';
comment on column current_article.state_count is 'How many states it went through; 1 for an article that never changed.';
comment on column current_article.changed_at is 'When its current state was found (UTC).';
comment on column current_article.content_hash is 'SHA-256 of the text.';
comment on column current_article.text is 'The text.';
