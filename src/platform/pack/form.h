#pragma once
// The form of a pack, told by docs/formats/pack.schema.json itself: the published schema is embedded and
// walked, so what Värn accepts and what an editor accepts are one statement. Two words of ours tell what a
// schema cannot: `x-declares` marks where a key is made, `x-refers` where one is used.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/json.h"
#include "platform/pack.h"
#include "platform/pack_cursor.h"

namespace varn::pack {

/// The keys that packs make and use. What belongs to an edition is kept under `edition-key/goal`.
class Keys {
public:
    void declare(std::string const& scope, std::string const& kind, Node const& node, std::string place,
                 Problems& problems);
    void refer(std::string scope, std::string kind, Node const& node, std::string place);
    /// Blames every use of a key that was never made.
    void resolve(Problems& problems) const;

private:
    struct Use {
        std::string scope;
        std::string kind;
        std::string key;
        std::string place;
    };
    std::map<std::string, std::map<std::string, std::string>> made_;  // kind, key, place
    std::vector<Use> used_;
};

/// Checks a file against one of the schema's definitions (`manifest`, `content`) and notes its keys.
void check_form(File const& file, std::string_view definition, Problems& problems, Keys& keys);

/// The embedded schema, for the tests that hold it against the entities.
json::Value const& schema();

}  // namespace varn::pack
