-- The past of repositories: what was there when Rekey came, and how far it is examined.
create table histories (
  -- GitHub's id of the repository
  repository_id integer not null primary key,
  -- version of the rules that Rekey has
  rules text not null,
  -- version of all that has a say in what is found: these rules, those of the policy, the key of the fingerprints
  version text not null,
  -- when all was examined; null: it goes on
  examined_at text,
  -- what the refs named then: object ids, apart by spaces
  tips text not null,
  -- how many contents were examined
  files integer not null,
  -- their size
  bytes integer not null,
  -- how many things were not examined
  gaps integer not null,
  -- login of the owner of the repository that the report is in
  report_owner text,
  -- that repository's name
  report_repository text,
  -- the report's number; null: there is none
  report_number integer,
  constraint whole_report check (
    (report_owner is null) = (report_number is null) and (report_repository is null) = (report_number is null)
  )
) strict;

-- Which contents were examined, in lines: an id, then for each credential its fingerprint and how often it is there.
create table history_pages (
  -- GitHub's id of the repository
  repository_id integer not null references histories (repository_id) on delete cascade,
  -- they are counted from 1
  page integer not null,
  -- some hundreds of contents; when all is examined, those that hold a credential are left
  lines text not null,
  primary key (repository_id, page)
) strict;

-- What was not examined, and why.
create table history_gaps (
  -- GitHub's id of the repository
  repository_id integer not null references histories (repository_id) on delete cascade,
  -- what it is, in the reader's words, credentials masked
  what text not null,
  -- our own text
  why text not null,
  primary key (repository_id, what, why)
) strict;
