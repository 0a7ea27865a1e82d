#include "compare.h"
#include "service.h"

namespace varn::programme {

Result<Comparison> comparison(Town& town, Actor const& actor, Id<Edition> const& before,
                              Id<Edition> const& after) {
    CHECK(may_read(town, actor));
    auto const today = town.clock.today();
    db::ReadTx tx{town.db};
    TRY(old_edition, tx.get(before));
    TRY(new_edition, tx.get(after));
    if (old_edition.id == new_edition.id) {
        return invalid("?with", "programme.compared_with_itself");
    }
    TRY(old_view, edition_view(tx, old_edition, today));
    TRY(new_view, edition_view(tx, new_edition, today));
    TRY(content, store::two_editions(tx, before, after));
    auto made = compare(content, before, after);
    made.before = std::move(old_view);
    made.after = std::move(new_view);
    return made;
}

}  // namespace varn::programme
