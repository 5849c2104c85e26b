-- What is new since a moment (UTC)? One row a claim that the record did not hold before, or a change as in the view
-- change.
create macro new_since(moment) as table
select
    'new claim' as kind,
    claim.opened_at as happened_at,
    claim.claim_id,
    claim.text,
    told.sources as who,
    told.status,
    cast(null as varchar) as against_claim_id,
    cast(null as varchar) as against_text,
    cast([] as varchar[]) as against_who
from claim
join claim_timeline as told on told.claim_id = claim.claim_id and told.timeline_number = 1
where claim.opened_at >= cast(moment as timestamp)
union all
select
    change.kind,
    change.happened_at,
    change.claim_id,
    change.text,
    change.who,
    change.status,
    change.against_claim_id,
    change.against_text,
    change.against_who
from change
where change.happened_at >= cast(moment as timestamp)
order by
    happened_at,
    kind,
    claim_id;
comment on macro table new_since is 'What is new since a moment (UTC)? One row a claim that the record did not hold before, or a change: kind (new claim, or as in the view change), happened_at, claim_id, text, who, status, against_claim_id, against_text, against_who. "from new_since(now() at time zone ''UTC'' - interval 1 day)".';
