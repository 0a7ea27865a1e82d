void tidy(Town& town) { db::Housekeeping quiet{town.db}; }
