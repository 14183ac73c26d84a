-- Heads of pull requests that GitHub has told of: until each has its verdict, no other one of the same head is shown as green.
create table announced_heads (
  -- GitHub's id of the repository
  repository_id integer not null,
  -- the commit that is to be judged
  head_sha text not null,
  -- who will judge it: the job's key
  subject text not null,
  -- when it was told last; a verdict from before is not about it
  announced_at text not null,
  primary key (repository_id, head_sha, subject)
) strict;
