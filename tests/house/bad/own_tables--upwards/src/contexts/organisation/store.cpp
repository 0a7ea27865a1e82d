auto q = "SELECT 1 FROM {unit} JOIN {goal} ON goal.unit = unit.id";
