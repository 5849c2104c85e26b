-- How far has the record come? One number, which every decision of the software and every act of a person moves up.
select
    (select coalesce(max(decision_number), 0) from match_decision) + (select coalesce(max(act_number), 0) from act) as watermark
