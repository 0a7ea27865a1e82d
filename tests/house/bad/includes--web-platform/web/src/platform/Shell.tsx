const page = import('../contexts/organisation/UnitPage');
