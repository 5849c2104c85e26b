-- Which tables does this database have? One row a table.
select table_name
from duckdb_tables()
where database_name = current_database()
    and schema_name = 'main'
    and not internal
order by table_name
