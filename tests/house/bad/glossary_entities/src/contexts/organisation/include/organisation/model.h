auto lamp = entity<StreetLamp>("street_lamp", field<&StreetLamp::id>({.fixed = true}));
