auto const routes = make_routes();
