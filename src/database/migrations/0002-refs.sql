-- Where each branch and tag stood when it was examined last: what moves without being announced is found by comparing.
create table refs (
  -- GitHub's id of the repository
  repository_id integer not null,
  -- its full name, without credentials; `refs/` alone says that all others were written down
  ref text not null,
  -- what it pointed to: a commit, or a tag object
  sha text not null,
  primary key (repository_id, ref)
) strict;
