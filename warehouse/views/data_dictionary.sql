-- What is in this file? One row a table, view, macro or column, with what it means.
create view data_dictionary as
with thing as (
    select
        table_name as name,
        null as column_name,
        0 as column_number,
        null as type,
        comment
    from duckdb_tables()
    where database_name = current_database()
        and schema_name = 'main'
        and not internal
    union all
    select
        view_name,
        null,
        0,
        null,
        comment
    from duckdb_views()
    where database_name = current_database()
        and not internal
    union all
    select
        function_name,
        null,
        0,
        '(' || array_to_string(parameters, ', ') || ')',
        comment
    from duckdb_functions()
    where database_name = current_database()
        and not internal
    union all
    select
        table_name,
        column_name,
        column_index,
        data_type,
        comment
    from duckdb_columns()
    where database_name = current_database()
        and schema_name = 'main'
        and not internal
),
kind as (
    select
        view_name as name,
        'view' as kind
    from duckdb_views()
    where database_name = current_database()
        and not internal
    union all
    select
        function_name,
        'macro'
    from duckdb_functions()
    where database_name = current_database()
        and not internal
)
select
    thing.name,
    coalesce(kind.kind, 'table') as kind,
    thing.column_number,
    thing.column_name,
    thing.type,
    thing.comment as meaning
from thing
left join kind on kind.name = thing.name;
comment on view data_dictionary is 'What is in this file? One row a table, view, macro or column, with what it means.';
comment on column data_dictionary.name is 'The table, view or macro.';
comment on column data_dictionary.kind is 'table, view or macro.';
comment on column data_dictionary.column_number is 'The place of the column, from 1; 0 for the table, view or macro itself.';
comment on column data_dictionary.column_name is 'The column; null for the table, view or macro itself.';
comment on column data_dictionary.type is 'The column''s type; of a macro what it takes.';
comment on column data_dictionary.meaning is 'What it means; of a table or view also what one row is.';
