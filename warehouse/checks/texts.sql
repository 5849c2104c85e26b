-- Which texts do not hash to what is noted beside them? One row a revision. U+FFFD may stand for what no file can hold.
select revision_id as example
from article_revision
where sha256(text) <> content_hash
    and not contains(text, chr(65533))
