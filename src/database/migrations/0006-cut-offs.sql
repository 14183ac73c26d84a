-- how often the process ended while the job ran. Apart from `attempts`, since a process may be killed again and again for reasons that are not the job's.
alter table jobs add column cut_offs integer not null default 0;
