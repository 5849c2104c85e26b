-- Where did each claim stand at a moment? One row a claim, as in claim_status.
create macro as_of(moment) as table
from claim_status_at(moment);
comment on macro table as_of is 'Where did each claim stand at a moment (UTC)? One row a claim, as in claim_status: "from as_of(''2031-05-04 09:00'')".';
