-- A recovery code made in place of a used one is kept readable until its owner says it is saved.
ALTER TABLE recovery_code ADD COLUMN unseen_since timestamptz(3);
