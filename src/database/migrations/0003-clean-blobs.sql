-- Contents that were examined and hold nothing, so that they need not be examined again.
create table clean_blobs (
  -- hash of the content's id, the path it was judged at, and all that judges: rules, policy and version of Rekey
  key text not null primary key,
  -- its size, for the statement of what was examined
  bytes integer not null,
  -- when it was examined; it is forgotten a week later
  examined_at text not null
) strict;
