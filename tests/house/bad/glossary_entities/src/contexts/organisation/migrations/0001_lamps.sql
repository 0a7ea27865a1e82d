CREATE ENTITY street_lamp (id {text} PRIMARY KEY);
