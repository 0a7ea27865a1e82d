#include "programme/notices.h"

#include "platform/findings.h"
#include "service.h"

namespace varn::programme {
namespace {

using Title = Result<std::optional<std::string>>;

Title edition_title(Town& town, Actor const& actor, std::string const& id) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(edition, tx.get(Id<Edition>{id}));
    return std::optional{edition.title};
}

Title acceptance_title(Town& town, Actor const& actor, std::string const& id) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(acceptance, tx.get(Id<findings::Acceptance>{id}));
    return std::optional{acceptance.rule};
}

}  // namespace

void add_titles(notify::Titles& titles) {
    titles["edition"] = edition_title;
    titles["finding_acceptance"] = acceptance_title;
}

}  // namespace varn::programme
