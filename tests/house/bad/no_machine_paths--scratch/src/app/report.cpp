char const* const folder = "/tmp/varn";
