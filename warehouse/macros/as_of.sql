-- What had the record learnt by a moment? One row a claim, as in claim_status.
create macro as_of(moment) as table
from claim_status_at(moment);
comment on macro table as_of is 'What had this record learnt by a moment (UTC)? One row a claim, as it stood then, as in claim_status. An article counts from when the record read it, not from its own day (for that, seen_at); a day alone is its first moment. "from as_of(''2031-05-04 09:00'')".';
