-- The values of a list, each once, in order; an empty list for null. Most lists here have one value, and need no sorting.
create macro in_order(held) as
    case when len(held) > 1 then list_sort(list_distinct(held)) else coalesce(held, []) end;
comment on macro in_order is 'The values of a list, each once, in order; an empty list for null. "in_order([''b'', ''a'', ''b''])".';
