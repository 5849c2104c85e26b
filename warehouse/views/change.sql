-- What has the record learnt that is news? One row a change that still holds.
-- What articles say again is no change. A change keeps its id and its time for as long as it holds, whatever is read
-- after it: who has told of it once need not tell of it again.
create view change as
with said as materialized (
    select
        claim_id,
        mention_id,
        source_id,
        source_name,
        status,
        as_fact,
        article_id,
        revision_id,
        outlet,
        content_hash,
        seen_at,
        recorded_at,
        is_current
    from stance
),
voice as materialized (
    -- Since when does a source take a stance on a claim, and does any article still say so?
    select
        claim_id,
        source_id,
        status,
        any_value(source_name) as source_name,
        min(recorded_at) as recorded_at,
        max(seen_at) as last_seen_at,
        arg_min(mention_id, (recorded_at, mention_id)) as mention_id,
        arg_min(article_id, (recorded_at, mention_id)) as article_id,
        bool_or(is_current) as is_current,
        bool_or(is_current and as_fact) as is_fact,
        min(recorded_at) filter (where as_fact) as fact_at,
        arg_min(article_id, (recorded_at, mention_id)) filter (where as_fact) as fact_article_id
    from said
    group by claim_id, source_id, status
),
opposed as materialized (
    select
        claim_id,
        other_claim_id,
        reason_kind,
        reasons,
        decided_at
    from contradiction
),
first_seen as (
    select
        claim_id,
        min(seen_at) as seen_at
    from said
    where claim_id in (select claim_id from opposed) or claim_id in (select other_claim_id from opposed)
    group by claim_id
),
contested_by_denial as (
    select
        asserting.claim_id,
        min(greatest(asserting.recorded_at, denying.recorded_at)) as happened_at,
        arg_min(
            case when denying.recorded_at >= asserting.recorded_at then denying.article_id else asserting.article_id end,
            (greatest(asserting.recorded_at, denying.recorded_at), denying.mention_id, asserting.mention_id)
        ) as article_id,
        list_sort(list_distinct(list(asserting.source_name))) as who,
        list_sort(list_distinct(list(denying.source_name))) as against_who
    from voice as asserting
    join voice as denying
        on denying.claim_id = asserting.claim_id and denying.source_id <> asserting.source_id
    where asserting.status = 'asserted'
        and asserting.is_current
        and denying.status = 'denied'
        and denying.is_current
    group by asserting.claim_id
),
contested_by_rival as (
    select
        opposed.claim_id,
        opposed.other_claim_id,
        opposed.reason_kind,
        opposed.reasons,
        min(greatest(one.fact_at, other.fact_at, opposed.decided_at)) as happened_at,
        arg_min(
            case when other.fact_at >= one.fact_at then other.fact_article_id else one.fact_article_id end,
            (greatest(one.fact_at, other.fact_at), other.mention_id, one.mention_id)
        ) as article_id,
        list_sort(list_distinct(coalesce(
            list(one.source_name) filter (where one.status = 'asserted'), list(one.source_name)
        ))) as one_by,
        list_sort(list_distinct(coalesce(
            list(other.source_name) filter (where other.status = 'asserted'), list(other.source_name)
        ))) as other_by,
        bool_or(one.status = 'asserted') as one_asserted,
        bool_or(other.status = 'asserted') as other_asserted
    from opposed
    join voice as one on one.claim_id = opposed.claim_id and one.is_fact
    join voice as other
        on other.claim_id = opposed.other_claim_id
        and other.is_fact
        and other.source_id <> one.source_id
    where one.status = 'asserted'
        or other.status = 'asserted'
    group by
        opposed.claim_id,
        opposed.other_claim_id,
        opposed.reason_kind,
        opposed.reasons
),
denied as (
    -- Those who deny it together in one article do it once.
    select
        claim_id,
        mention_id,
        min(recorded_at) as happened_at,
        min(article_id) as article_id,
        case when count(*) = 1 then min(source_id) end as source_id,
        list_sort(list(source_name)) as who
    from voice
    where status = 'denied'
        and is_current
    group by claim_id, mention_id
),
turned as (
    select
        asserting.claim_id,
        asserting.source_id,
        asserting.source_name,
        greatest(asserting.recorded_at, denying.recorded_at) as happened_at,
        case when denying_is_later then 'denied' else 'asserted' end as status,
        case when denying_is_later then denying.article_id else asserting.article_id end as article_id
    from voice as asserting
    join voice as denying using (claim_id, source_id)
    cross join lateral (
        select (denying.last_seen_at, denying.recorded_at) >= (asserting.last_seen_at, asserting.recorded_at)
            as denying_is_later
    )
    where asserting.status = 'asserted'
        and denying.status = 'denied'
),
vouched as (
    select
        claim_id,
        min(recorded_at) filter (where status = 'asserted' and is_current) as happened_at,
        arg_min(article_id, (recorded_at, mention_id)) filter (where status = 'asserted' and is_current) as article_id,
        arg_min(source_id, (recorded_at, mention_id)) filter (where status = 'asserted' and is_current) as source_id,
        arg_min(source_name, (recorded_at, mention_id)) filter (where status = 'asserted' and is_current) as source_name
    from voice
    group by claim_id
    having min(recorded_at) filter (where status = 'reported')
        < min(recorded_at) filter (where status in ('asserted', 'denied'))
        and bool_or(status = 'asserted' and is_current)
),
carried as (
    -- From when on two outlets, with two texts, carry a claim as asserted.
    select
        claim_id,
        list_sort(list(outlet)) as outlets,
        list_sort(list(recorded_at))[2] as happened_at
    from (
        select
            claim_id,
            outlet,
            min(recorded_at) as recorded_at
        from said
        where status = 'asserted'
            and is_current
            and outlet is not null
        group by claim_id, outlet
    )
    group by claim_id
    having count(*) > 1
),
printed as (
    select
        claim_id,
        list_sort(list(recorded_at))[2] as happened_at
    from (
        select
            claim_id,
            content_hash,
            min(recorded_at) as recorded_at
        from said
        where status = 'asserted'
            and is_current
            and outlet is not null
            and claim_id in (select carried.claim_id from carried)
        group by claim_id, content_hash
    )
    group by claim_id
    having count(*) > 1
),
state as (
    select
        history.article_id,
        history.history_number,
        history.found_at,
        revision.content_hash,
        revision.outlet,
        revision.title,
        lag(revision.content_hash) over (
            partition by history.article_id order by history.history_number
        ) as content_hash_before
    from article_history as history
    join article_revision as revision using (revision_id)
    where history.article_id in (select article_id from article_history where history_number > 1)
),
held as (
    -- Of claims that no article makes any more: the last state of each article that did.
    select
        said.claim_id,
        said.article_id,
        max(history.history_number) as history_number
    from said
    join article_history as history on history.revision_id = said.revision_id
    where said.claim_id in (select voice.claim_id from voice group by voice.claim_id having not bool_or(voice.is_current))
    group by said.claim_id, said.article_id
),
withdrawn as (
    select
        held.claim_id,
        max(later.found_at) as happened_at,
        arg_max(held.article_id, later.found_at) as article_id,
        list_sort(list_distinct(list(revision.outlet) filter (where revision.outlet is not null))) as who
    from held
    join article_history as later
        on later.article_id = held.article_id and later.history_number = held.history_number + 1
    join article_revision as revision on revision.revision_id = later.revision_id
    group by held.claim_id
),
source_contradicted as (
    select
        opposed.claim_id,
        opposed.other_claim_id,
        opposed.reason_kind,
        opposed.reasons,
        one.source_id,
        one.source_name,
        (one.last_seen_at, one.recorded_at) > (other.last_seen_at, other.recorded_at) as one_is_later,
        case when one.recorded_at > other.recorded_at then one.article_id else other.article_id end as article_id,
        greatest(one.recorded_at, other.recorded_at, opposed.decided_at) as happened_at
    from opposed
    join voice as one on one.claim_id = opposed.claim_id and one.status = 'asserted'
    join voice as other
        on other.claim_id = opposed.other_claim_id
        and other.status = 'asserted'
        and other.source_id = one.source_id
),
news as (
    select
        'contested' as kind,
        claim_id as key,
        happened_at,
        claim_id,
        claim_id as against_claim_id,
        article_id,
        cast(null as varchar) as source_id,
        cast(null as varchar) as status,
        who,
        against_who,
        'denial' as reason_kind,
        cast([] as varchar[]) as reasons
    from contested_by_denial
    union all by name
    select
        'contested' as kind,
        contested_by_rival.claim_id || ' ' || contested_by_rival.other_claim_id as key,
        happened_at,
        case when other_first then other_claim_id else contested_by_rival.claim_id end as claim_id,
        case when other_first then contested_by_rival.claim_id else other_claim_id end as against_claim_id,
        article_id,
        case when other_first then other_by else one_by end as who,
        case when other_first then one_by else other_by end as against_who,
        reason_kind,
        reasons
    from contested_by_rival
    join first_seen as one on one.claim_id = contested_by_rival.claim_id
    join first_seen as other on other.claim_id = contested_by_rival.other_claim_id
    cross join lateral (select (not other_asserted, other.seen_at) < (not one_asserted, one.seen_at) as other_first)
    union all by name
    select
        'denied' as kind,
        claim_id || ' ' || mention_id as key,
        happened_at,
        claim_id,
        article_id,
        source_id,
        'denied' as status,
        who
    from denied
    union all by name
    select
        'turned' as kind,
        claim_id || ' ' || source_id as key,
        happened_at,
        claim_id,
        article_id,
        source_id,
        status,
        [source_name] as who
    from turned
    union all by name
    select
        'vouched' as kind,
        claim_id as key,
        happened_at,
        claim_id,
        article_id,
        source_id,
        'asserted' as status,
        [source_name] as who
    from vouched
    union all by name
    select
        'corroborated' as kind,
        carried.claim_id as key,
        greatest(carried.happened_at, printed.happened_at) as happened_at,
        carried.claim_id,
        'asserted' as status,
        carried.outlets as who
    from carried
    join printed using (claim_id)
    union all by name
    select
        'withdrawn' as kind,
        claim_id as key,
        happened_at,
        claim_id,
        article_id,
        who
    from withdrawn
    union all by name
    select
        'source_contradicted' as kind,
        source_id || ' ' || claim_id || ' ' || other_claim_id as key,
        happened_at,
        case when one_is_later then claim_id else other_claim_id end as claim_id,
        case when one_is_later then other_claim_id else claim_id end as against_claim_id,
        article_id,
        source_id,
        'asserted' as status,
        [source_name] as who,
        [source_name] as against_who,
        reason_kind,
        reasons
    from source_contradicted
    union all by name
    select
        'edited' as kind,
        article_id || ' ' || history_number as key,
        found_at as happened_at,
        article_id,
        case when outlet is null then [] else [outlet] end as who
    from state
    where content_hash_before is not null
        and content_hash_before <> content_hash
)
select
    left(sha256(news.kind || ' ' || news.key), 16) as change_id,
    news.kind,
    news.happened_at,
    news.claim_id,
    news.against_claim_id,
    news.article_id,
    news.source_id,
    news.status,
    news.who,
    coalesce(claim.text, article.title, article.origin) as text,
    coalesce(news.against_who, []) as against_who,
    against.text as against_text,
    news.reason_kind,
    coalesce(news.reasons, []) as reasons
from news
left join claim on claim.claim_id = news.claim_id
left join claim as against on against.claim_id = news.against_claim_id
left join current_article as article on article.article_id = news.article_id and news.kind = 'edited';
comment on view change is 'What has the record learnt that is news? One row a change that still holds.';
comment on column change.change_id is 'The change: a hash of its kind and of what changed. The same for as long as it holds.';
comment on column change.kind is 'contested (a claim has two sides), denied (somebody denies a claim for the first time), turned (a source asserted and denied one claim), vouched (what was only reported is asserted), corroborated (a second outlet carries it as asserted), withdrawn (no article makes the claim any more), source_contradicted (a source asserts two claims that contradict each other) or edited (an article''s text was changed).';
comment on column change.happened_at is 'When the record learnt of it (UTC).';
comment on column change.claim_id is 'The claim; of two rivals the asserted one, of two that are asserted the one first seen, of a source''s two the later one; null for an edited article.';
comment on column change.against_claim_id is 'The contradicting claim; the claim itself where it is denied; null where nothing stands against it.';
comment on column change.article_id is 'The article by which the record learnt of it; null where it took several.';
comment on column change.source_id is 'The source; null where there are several, or none.';
comment on column change.status is 'The source''s new stance: asserted or denied; null where it is not one source''s.';
comment on column change.who is 'Whose change it is, by name: who asserts the claim, denies it, turned; the outlets that carry it, or published the article.';
comment on column change.text is 'The claim''s words; of an edited article its headline.';
comment on column change.against_who is 'Who stands against it, by name: who denies it, asserts its rival, or where nobody asserts that, passes it on as a fact; empty where nobody does.';
comment on column change.against_text is 'The words of the contradicting claim.';
comment on column change.reason_kind is 'Why the two exclude each other, in a word; null where there are no two.';
comment on column change.reasons is 'Why, in words.';
