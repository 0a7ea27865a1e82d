int countPersonnelSecurityCases = 0;
