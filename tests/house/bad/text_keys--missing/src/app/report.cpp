auto const wrong = invalid("/title", "report.title_is_taken");
