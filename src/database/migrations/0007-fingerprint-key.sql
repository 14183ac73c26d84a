-- Which key the fingerprints in here are made with: with another one every known credential would be a new one.
create table fingerprint_keys (
  -- there is one at a time
  id integer not null primary key constraint one_key check (id = 1),
  -- what the key makes of a text that everybody knows; the key cannot be told from it
  check_value text not null
) strict;
