void note(db::WriteTx& tx) { db::Alongside quiet{tx}; }
