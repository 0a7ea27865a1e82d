auto const route = make().says("report.print");
