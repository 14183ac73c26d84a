-- Times are ISO 8601 in UTC with milliseconds, so that they compare as text. Nothing here holds content of a repository.

create table deliveries (
  -- `X-GitHub-Delivery`: a redelivery has the same one
  guid text not null primary key,
  -- `X-GitHub-Event`
  event text not null,
  -- the payload's `action`; a push has none
  action text,
  -- when it was stored; it is forgotten a week later
  received_at text not null
) strict;

create table jobs (
  -- never used again, also after the row is gone: check runs carry it to GitHub
  id integer not null primary key autoincrement,
  -- jobs with one key run one after another
  job_key text not null,
  -- what kind of job it is
  name text not null,
  -- the whole job as JSON, its fields in the order of its schema: equal jobs are equal text
  payload text not null,
  -- whose job it is; an installation that goes takes its jobs along
  installation integer not null,
  -- the lower, the earlier: 0 conclude checks, 1 examine, 2 the rest
  priority integer not null,
  -- where it stands
  state text not null constraint known_state check (state in ('queued', 'running', 'done', 'dead')),
  -- runs that failed or were cut off by the end of the process
  attempts integer not null constraint counted_attempts check (attempts >= 0),
  -- when it was last asked for: how long it may wait counts from here
  queued_at text not null,
  -- not to be run before
  run_at text not null,
  -- when it was last claimed; null: never
  started_at text,
  -- when it was done or died
  finished_at text,
  -- why its last run failed, in our own words
  problem text,
  constraint finished_at_the_end check ((state in ('done', 'dead')) = (finished_at is not null))
) strict;

create index next_job on jobs (priority, run_at, id) where state = 'queued';
create index equal_job on jobs (job_key) where state = 'queued';
create index jobs_of_installation on jobs (installation) where state = 'queued';
-- The queue's promise: of the jobs with one key, one runs.
create unique index one_running_job_per_key on jobs (job_key) where state = 'running';

-- Which jobs stand for a delivery; a job can stand for several.
create table delivery_jobs (
  -- the delivery
  guid text not null references deliveries (guid) on delete cascade,
  -- the job
  job_id integer not null references jobs (id) on delete cascade,
  primary key (guid, job_id)
) strict;

create index deliveries_of_job on delivery_jobs (job_id);

create table check_runs (
  -- what GitHub is given as `external_id`
  external_id text not null primary key,
  -- the job that opened it; the job's row may be gone
  job_id text not null,
  -- through which installation it is concluded
  installation integer not null,
  -- GitHub's id of the repository
  repository_id integer not null,
  -- login of the repository's owner at that time
  owner text not null,
  -- the repository's name at that time
  repository text not null,
  -- the commit it judges
  head_sha text not null,
  -- its name on GitHub
  name text not null,
  -- GitHub's id of the check run
  check_run_id integer not null,
  -- the job to run again on "Re-run", as JSON
  subject text not null,
  -- when it was last opened
  opened_at text not null,
  -- when it was concluded; null: it is in progress
  concluded_at text
) strict;

-- What each push and pull request says of a head: the check shows the worst that counts.
create table verdicts (
  -- GitHub's id of the repository
  repository_id integer not null,
  -- the commit that was judged
  head_sha text not null,
  -- who judged it: the job's key
  subject text not null,
  -- what the check `name` is to say, as JSON without a secret
  output text not null,
  -- the check's name on GitHub
  name text not null,
  -- when it was judged
  judged_at text not null,
  primary key (repository_id, head_sha, name, subject)
) strict;

create index open_check_runs on check_runs (job_id) where concluded_at is null;
create index check_runs_of_head on check_runs (repository_id, head_sha, opened_at);

create table incidents (
  -- ours; it stands nowhere but here
  id integer not null primary key autoincrement,
  -- through which installation its issue is kept
  installation integer not null,
  -- GitHub's id of the repository
  repository_id integer not null,
  -- keyed hash of the credential; the credential itself is never stored
  fingerprint text not null,
  -- the rule that recognised it
  rule_id text not null,
  -- what may be shown of it
  mask text not null,
  -- how bad it is
  severity text not null constraint known_severity check (severity in ('critical', 'high', 'medium', 'low')),
  -- login of who brought it in
  actor text not null,
  -- when the first of its occurrences was seen
  first_seen_at text not null,
  -- when a new occurrence was seen last: an issue closed before that is not about it
  last_seen_at text not null,
  -- where it stands
  state text not null constraint known_state check (state in ('open', 'resolved')),
  -- when it was resolved
  resolved_at text,
  -- login of the owner of the repository its issue is in
  issue_owner text,
  -- that repository's name
  issue_repository text,
  -- the issue's number; null: there is no issue yet
  issue_number integer,
  constraint one_per_credential unique (repository_id, fingerprint),
  constraint resolved_at_the_end check ((state = 'resolved') = (resolved_at is not null)),
  constraint whole_issue check (
    (issue_owner is null) = (issue_number is null) and (issue_repository is null) = (issue_number is null)
  )
) strict;

create table occurrences (
  -- whose credential it is
  incident_id integer not null references incidents (id) on delete cascade,
  -- the commit that added it
  commit_sha text not null,
  -- the file, as git names it
  path text not null,
  -- 1-based
  line integer not null,
  -- 1-based, inclusive
  end_line integer not null,
  primary key (incident_id, commit_sha, path, line, end_line)
) strict;
