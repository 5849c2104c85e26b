-- Words without case, accents and punctuation, each between spaces, for searching whole words.
create macro searchable(words) as
    ' ' || trim(regexp_replace(folded(words), '[^\pL\pN]+', ' ', 'g')) || ' ';
comment on macro searchable is 'Words without case, accents and punctuation, each between spaces, for searching whole words. "contains(searchable(text), searchable(''Élysée''))".';
