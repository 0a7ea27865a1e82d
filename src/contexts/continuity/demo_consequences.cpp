// What the loss of each invented service means for what the town protects, when it lasts longer than can be
// borne.
#include <array>

#include "demo_town.h"

namespace varn::continuity {
namespace {

/// A service whose key has this in it touches this protection value, so severely.
struct Touching {
    std::string_view part;
    std::string_view value;
    int level;
};
constexpr std::array touching{
    Touching{"aldreboende", "individen", 5},
    Touching{"hemtjanst", "individen", 4},
    Touching{"lss-boende", "individen", 4},
    Touching{"trygghetslarm", "individen", 5},
    Touching{"larmmottagning", "individen", 5},
    Touching{"socialjour", "individen", 5},
    Touching{"skyddat-boende", "individen", 5},
    Touching{"ekonomiskt-bistand", "individen", 3},
    Touching{"orosanmalan", "individen", 4},
    Touching{"dricksvatten", "individen", 5},
    Touching{"forskola", "individen", 2},
    Touching{"dricksvatten", "miljo-och-egendom", 2},
    Touching{"avlopp", "miljo-och-egendom", 4},
    Touching{"avfallshamtning", "miljo-och-egendom", 3},
    Touching{"tunnelovervakning", "miljo-och-egendom", 3},
    Touching{"krisledning", "grundlaggande-varden", 4},
    Touching{"stadsdelsledning", "grundlaggande-varden", 3},
    Touching{"godmanskap", "grundlaggande-varden", 3},
};
constexpr std::string_view town_goes_on = "funktionalitet";
constexpr double much_harm = 100.0;  // an hour

}  // namespace

std::vector<ServiceConsequence> invent_consequences(
    Town& town, std::vector<CriticalService> const& services,
    std::map<std::string, Id<ProtectionValue>, std::less<>> const& values) {
    std::vector<ServiceConsequence> all;
    auto const add = [&](CriticalService const& service, std::string_view value, int level) {
        auto const found = values.find(value);
        if (found != values.end()) {
            all.push_back({town.new_id<ServiceConsequence>(),
                           service.unit,
                           service.id,
                           found->second,
                           service.tolerable_minutes.value_or(0),
                           level,
                           {},
                           1});
        }
    };
    for (auto const& service : services) {
        for (auto const& one : touching) {
            if (service.key.find(one.part) != std::string::npos) {
                add(service, one.value, one.level);
            }
        }
        add(service, town_goes_on, service.harm_per_hour.value_or(0.0) > much_harm ? 4 : 2);
    }
    return all;
}

}  // namespace varn::continuity
