int nothing_else = 1;
