auto units = tx.select<Unit>("WHERE parent = $1", parent);
