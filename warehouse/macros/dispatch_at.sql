-- The view dispatch as it was at a moment.
create macro dispatch_at(moment) as table
with in_force as (
    select
        content_hash,
        arg_max(dispatch_id, dispatch_number) as dispatch_id,
        arg_min(copy_of, dispatch_number) as copy_of,
        arg_min(share, dispatch_number) as share
    from dispatch_text
    where found_at <= cast(moment as timestamp)
    group by content_hash
)
select
    revision.revision_id,
    revision.content_hash,
    -- A text that was not compared yet is its own.
    coalesce(in_force.dispatch_id, revision.content_hash) as dispatch_id,
    in_force.copy_of,
    in_force.share
from article_revision as revision
left join in_force on in_force.content_hash = revision.content_hash
where revision.stored_at <= cast(moment as timestamp);
comment on macro table dispatch_at is 'What the view dispatch gave at a moment (UTC), by what the record had learnt: "from dispatch_at(''2031-05-04 09:00'')".';
