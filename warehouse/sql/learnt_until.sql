-- How far had a snapshot come? One row: the last decision and act, the last row of the mentions and of the vectors.
select
    (select coalesce(max(decision_number), 0) from match_decision) as decision_number,
    (select coalesce(max(act_number), 0) from act) as act_number,
    (select coalesce(max(rowid), -1) from mention) as mention_row,
    (select coalesce(max(rowid), -1) from claim_embedding) as last_row
