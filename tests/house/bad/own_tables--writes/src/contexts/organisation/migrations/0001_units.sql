CREATE ENTITY unit (id {text} PRIMARY KEY);
