auto const done_on = day_of(moment);
