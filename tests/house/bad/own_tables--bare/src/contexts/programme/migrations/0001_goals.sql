CREATE ENTITY goal (id {text} PRIMARY KEY);
