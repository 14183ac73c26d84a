-- Several processes may work on one queue. A run holds its job for a while and has to say again and again that it goes on;
-- one that does not is taken for cut off. `priority` has a fourth level since: 3, work in the background.

-- how often the job was claimed: the end of a run that was taken for cut off must not count for the run after it
alter table jobs add column run integer not null default 0;
update jobs set run = 1 where started_at is not null;

-- until when a running job is held; null: it does not run
alter table jobs add column held_until text;

drop index jobs_of_installation;
create index next_job_of_installation on jobs (installation, priority, run_at, id) where state = 'queued';
create index running_jobs on jobs (installation) where state = 'running';
