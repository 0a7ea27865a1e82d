-- What the town has agreed with an external actor, by diary number or name: who may be called, and on what ground.
-- At the end of the table: the order of columns in a table and in a struct need not be the same.
ALTER ENTITY external_actor ADD COLUMN agreement {text};
