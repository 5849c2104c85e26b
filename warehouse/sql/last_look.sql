-- When did somebody last say that they had seen what is new? One row, none where nobody ever did.
select
    person,
    looked_at,
    seen_until
from look
order by look_number desc
limit 1
