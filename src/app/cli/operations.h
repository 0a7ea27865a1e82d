#pragma once
// What `varn export` and `varn import` do when they are asked for everything.
#include "cli/command.h"

namespace varn::app {

/// `varn export --all FOLDER [--with-secrets]`: every table as lines of JSON.
Result<Done> give_out_everything(Context const& context, Arguments const& arguments);
/// `varn import --all FOLDER`: such a folder into an empty database.
Result<Done> take_in_everything(Context const& context, Arguments const& arguments);

}  // namespace varn::app
