#include "platform/holders.h"

#include <set>

namespace varn::auth {

Result<std::vector<std::string>> holders(db::ReadTx& tx, std::vector<Role> const& roles, Date on,
                                         Holding holding) {
    bool const anywhere = holding == Holding::anywhere;
    std::set<std::string> all;
    for (auto const role : roles) {
        TRY(found, tx.query<std::string>(
                       "SELECT DISTINCT g.account FROM {role_grant} g JOIN {account} a ON a.id = g.account "
                       "WHERE a.status = 'active' AND g.role = $1 AND g.valid_from <= $2 "
                       "AND (g.valid_to IS NULL OR g.valid_to >= $2) AND ($3 = 'anywhere' OR "
                       "(g.unit IS NULL AND g.sector IS NULL AND g.matter IS NULL))",
                       std::string{name_of(role)}, on, std::string{anywhere ? "anywhere" : "whole_town"}));
        all.insert(found.begin(), found.end());
    }
    return std::vector<std::string>{all.begin(), all.end()};
}

}  // namespace varn::auth
