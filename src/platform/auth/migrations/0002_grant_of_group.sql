-- A role that follows from a group at an identity provider names the provider: it is kept in step with the group, and
-- changed nowhere else.
ALTER ENTITY role_grant ADD COLUMN provider {text};
