int box = 1;
