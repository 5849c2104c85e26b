-- What did the software last say of a mention and a claim that it is not? One row a mention and claim.
select
    mention_id,
    claim_id,
    arg_max(outcome, decision_number) as outcome
from decision_at('infinity')
where decider = 'software'
group by mention_id, claim_id
having arg_max(outcome, decision_number) in ('contradict', 'review')
order by mention_id, claim_id
