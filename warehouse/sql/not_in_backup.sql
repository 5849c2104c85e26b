-- What does the record hold that the attached backup does not? One row: states of articles, decisions.
-- An act of a person that decides on no mention is not counted: the layout of the backup may know of none.
select
    (
        select count(*)
        from article_history
        anti join backup.article_history as kept using (article_id, history_number, revision_id)
    ) as states,
    (
        select count(*)
        from match_decision
        anti join backup.match_decision as kept using (decision_number, mention_id, claim_id, outcome)
    ) as decisions
