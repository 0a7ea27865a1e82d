char const* const question = "SELECT name FROM {unit}";
