auto const now = std::chrono::system_clock::now();
