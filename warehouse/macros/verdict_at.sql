-- What people had said of the extraction by a moment. One row a mention that somebody judged; the last word counts.
create macro verdict_at(moment) as table
select
    verdict.mention_id,
    arg_max(verdict.verdict, verdict.act_number) as verdict,
    arg_max(act.person, verdict.act_number) as person,
    arg_max(act.acted_at, verdict.act_number) as acted_at,
    max(verdict.act_number) as act_number
from verdict
join act using (act_number)
where act.acted_at <= cast(moment as timestamp)
    and verdict.act_number not in (select undone.act_number from undone_act_at(moment) as undone)
group by verdict.mention_id;
comment on macro table verdict_at is 'What people had said of the extraction of mentions by a moment (UTC), one row a mention: "from verdict_at(''2031-05-04 09:00'')".';
