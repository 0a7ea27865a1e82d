void look(Town& town) { auto all = town.db.seen_from({}); }
