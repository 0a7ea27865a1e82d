auto const route = get("/reports/{id}", show).says("report.read");
