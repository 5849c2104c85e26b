-- The match decisions that stood at a moment. One row a decision; those of an act that was taken back by then are left
-- out. Everything that depends on decisions asks here.
create macro decision_at(moment) as table
select
    decision_number,
    mention_id,
    claim_id,
    outcome,
    score,
    reason_kind,
    reasons,
    decider,
    decided_by,
    decided_at,
    act_number
from match_decision
where decided_at <= cast(moment as timestamp)
    and (
        act_number is null
        or act_number not in (select undone.act_number from undone_act_at(moment) as undone)
    );
comment on macro table decision_at is 'The match decisions that stood at a moment (UTC), without those that were taken back by then: "from decision_at(''2031-05-04 09:00'')".';
