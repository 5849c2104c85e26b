-- Which claims do the pages tell of? One row a claim, the latest change first: the $latest whose change is the latest, of each
-- standing the $each latest, of the contested and of the others the $carried that most outlets and articles carry, and
-- those of $claim_ids.
with listed as materialized (
    -- Few columns of every claim: all of them are put in order.
    select
        claim_status.claim_id,
        claim_status.standing,
        claim_status.mention_count,
        claim_status.corroborated_by,
        row_number() over (
            order by
                claim_status.last_change_at desc,
                claim_status.last_seen_at desc,
                mention.mention_number,  -- within an article, its own order
                claim_status.claim_id
        ) as place
    from claim_status
    join claim using (claim_id)
    join mention on mention.mention_id = claim.opening_mention_id
),
told as (
    select listed.claim_id
    from listed
    where listed.place <= $latest
    union
    select latest.claim_id
    from (
        select listed.claim_id, listed.standing, listed.place
        from listed
        qualify row_number() over (partition by listed.standing order by listed.place) <= $each
    ) as latest
    union
    select carried.claim_id
    from (
        select listed.claim_id
        from listed
        where listed.mention_count > 1
        qualify row_number() over (
            partition by listed.standing = 'contested'
            order by
                listed.corroborated_by desc,
                listed.mention_count desc,
                listed.claim_id
        ) <= $carried
    ) as carried
    union
    select unnest($claim_ids) as claim_id
)
select claim_status.*
from told
join listed using (claim_id)
join claim_status using (claim_id)
order by listed.place
