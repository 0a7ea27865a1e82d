auto const title = "report.title";
