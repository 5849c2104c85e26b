-- Which of these do the articles bear out? One row a question that they do. The questions are in "asked".
with about as (
    select
        question_number,
        kind,
        words,
        unnest([source_id, other_id]) as source_id
    from asked
    where kind <> 'told'
),
looked_at as (
    select distinct
        about.question_number,
        about.kind,
        about.words,
        mention.revision_id
    from about
    join answering_at('infinity') as link on link.source_id = about.source_id
    join mention on mention.mention_id = link.mention_id
),
plain as (
    select
        revision_id,
        regexp_replace(folded(text), '\s+', ' ', 'g') as text
    from article_revision
    where revision_id in (select looked_at.revision_id from looked_at)
),
said as (
    select
        looked_at.question_number,
        looked_at.kind,
        contains(plain.text, looked_at.words)
            and regexp_matches(
                plain.text, '(^|[^\w-])' || regexp_escape(looked_at.words) || '($|[^\w-])'
            ) as found
    from looked_at
    join plain using (revision_id)
),
comparing as (
    select unnest([source_id, other_id]) as source_id
    from asked
    where kind = 'told'
),
stand as (
    select distinct
        link.source_id,
        placed.claim_id,
        mention.status
    from answering_at('infinity') as link
    join mention on mention.mention_id = link.mention_id
    join mention_claim as placed on placed.mention_id = mention.mention_id
    where link.position = 0
        and link.source_id in (select comparing.source_id from comparing)
)
select question_number
from said
group by question_number, kind
having case when kind = 'in each' then bool_and(found) else bool_or(found) end
union all
select distinct asked.question_number
from asked
join stand as one on one.source_id = asked.source_id
join stand as other
    on other.source_id = asked.other_id and other.claim_id = one.claim_id and other.status = one.status
where asked.kind = 'told'
order by question_number
