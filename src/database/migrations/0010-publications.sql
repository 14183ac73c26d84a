-- Repositories that were made public while Rekey watched them.
create table publications (
  -- GitHub's id of the repository
  repository_id integer not null primary key,
  -- when that was told for the first time
  published_at text not null
) strict;
