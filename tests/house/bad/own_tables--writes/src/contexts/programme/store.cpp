auto q = "UPDATE {unit} SET name = $1";
