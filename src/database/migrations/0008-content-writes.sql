-- New comments and issues of the last hour: GitHub counts them for an installation, whichever process writes them.
create table content_writes (
  -- it stands nowhere but here
  id integer not null primary key autoincrement,
  -- whose limit it counts for
  installation integer not null,
  -- when it was about to be sent
  written_at text not null
) strict;

create index content_writes_of_installation on content_writes (installation, written_at);
