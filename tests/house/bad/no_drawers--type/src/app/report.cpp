class ReportManager {};
