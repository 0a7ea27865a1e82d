void refuse() { throw 1; }
