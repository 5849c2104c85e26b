-- Words without case, accents and ligatures, for searching.
create macro folded(words) as
    replace(replace(replace(strip_accents(lower(words)), 'œ', 'oe'), 'æ', 'ae'), '’', '''');
comment on macro folded is 'Words without case, accents and ligatures, for searching. "folded(text) like ''%elysee%''".';
