#include "open_view.h"

namespace varn::app {

Result<documents::Document> seen_open(Town const& town, report::AskOpen const& ask) {
    auto view = town.db.seen_from({.as_of = town.db.viewpoint().as_of, .sight = auth::Sight{}});
    Town open{view, town.clock, town.ids};
    return ask(open);
}

}  // namespace varn::app
