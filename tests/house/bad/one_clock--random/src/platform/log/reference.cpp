std::random_device source;
