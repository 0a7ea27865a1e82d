// Networks that others have modelled, row by row into the registers.

#include <algorithm>
#include <cmath>
#include <set>

#include "continuity/api.h"
#include "platform/i18n.h"
#include "resilience/network_file.h"
#include "resilience/open_psa.h"
#include "resilience/tree_network.h"
#include "service.h"

namespace varn::continuity {
namespace {

using resilience::Network;
using resilience::Node;

constexpr std::size_t names_told = 200;
constexpr std::size_t import_problems_max = 50;
constexpr std::size_t key_length_max = 80;
constexpr std::int64_t repair_assumed = std::int64_t{24} * 60;

Result<Network> network_in(ImportAsk const& ask) {
    auto const first = ask.file.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    bool const is_xml = first != std::string_view::npos && ask.file[first] == '<';
    if (!is_xml) {
        return resilience::read_network_file(ask.file);
    }
    TRY(model, resilience::read_open_psa(ask.file, ask.top));
    return resilience::network_of(model.tree);
}

/// Lower-case letters, digits and hyphens, as near to the id as they come; å, ä and ö as a, a and o.
std::string key_near(std::string_view id) {
    std::string key;
    for (std::size_t i = 0; i < id.size() && key.size() < key_length_max; ++i) {
        auto const byte = static_cast<unsigned char>(id[i]);
        char letter = '-';
        if (byte == 0xC3 && i + 1 < id.size()) {
            auto const next = static_cast<unsigned char>(id[++i]) | 0x20U;
            letter = next == 0xA4 || next == 0xA5 ? 'a' : next == 0xB6 ? 'o' : '-';
        } else if (std::isalnum(byte) != 0 && byte < 0x80) {
            letter = static_cast<char>(std::tolower(byte));
        }
        if (letter != '-' || (!key.empty() && key.back() != '-')) {
            key.push_back(letter);
        }
    }
    while (!key.empty() && key.back() == '-') {
        key.pop_back();
    }
    return key.empty() ? "nod" : key;
}

std::string name_of_node(Node const& node) {
    return node.name.empty() ? node.id : node.name;
}

/// Harm beyond what is tolerable, as an hour costs from there; the format's curve is a straight line.
std::optional<double> harm_of(Node const& node) {
    if (node.harm.size() < 2) {
        return std::nullopt;
    }
    auto const& [from, before] = node.harm[node.harm.size() - 2];
    auto const& [to, after] = node.harm.back();
    return to > from ? std::optional{(after - before) * 60.0 / static_cast<double>(to - from)} : std::nullopt;
}

double losses_of(Node const& node) {
    return node.losses_per_year > 0.0 ? node.losses_per_year : -std::log1p(-node.loss_probability);
}

/// A failure of a row at the node of the file it comes from.
Error placed_at(std::string const& node, Error error) {
    for (auto& problem : error.problems) {
        problem.pointer = "/nodes/" + node + problem.pointer;
    }
    return error;
}

class Importing {
public:
    Importing(Town& town, db::WriteTx& tx, Actor const& actor, Id<Unit> unit, std::string_view language)
        : town_(town), tx_(tx), actor_(actor), unit_(std::move(unit)), language_(language) {}

    Result<NetworkImport> take(Network const& network) {
        CHECK(take_keys(network));
        for (std::size_t i = 0; i < network.nodes.size(); ++i) {
            auto const& node = network.nodes[i];
            auto const done = node.is_service ? take_service(node, keys_[i]) : take_resource(node, keys_[i]);
            if (!done) {
                return placed_at(node.id, done.error());
            }
        }
        CHECK(take_needs(network));
        tell_names(network);
        tell_assumptions();
        return std::move(told_);
    }

private:
    /// Keys that nobody has; all that are taken are told at once.
    Result<Done> take_keys(Network const& network) {
        std::vector<Problem> problems;
        std::set<std::string> used;
        for (auto const& node : network.nodes) {
            auto key = key_near(node.id);
            for (int next = 2; !used.insert(key).second; ++next) {
                auto const suffix = "-" + std::to_string(next);
                key = key_near(node.id).substr(0, key_length_max - suffix.size()) + suffix;
            }
            TRY(service, tx_.by_key<CriticalService>(key));
            TRY(resource, tx_.by_key<Resource>(key));
            if ((node.is_service ? service.has_value() : resource.has_value()) &&
                problems.size() < import_problems_max) {
                problems.push_back({"/nodes/" + node.id, "continuity.key_is_taken", {{"key", key}}});
            }
            keys_.push_back(std::move(key));
        }
        if (!problems.empty()) {
            return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
        }
        return Done{};
    }

    Result<Done> take_service(Node const& node, std::string const& key) {
        CriticalService row;
        row.unit = unit_;
        row.key = key;
        row.name = name_of_node(node);
        row.tolerable_minutes = node.tolerable;
        row.restart_minutes = node.restart;
        row.harm_per_hour = harm_of(node);
        TRY(made, put_new(town_, tx_, actor_, std::move(row)));
        members_.push_back({made.id, {}, {}});
        ++told_.services;
        if (node.loss_probability > 0.0 || node.losses_per_year > 0.0) {
            return take_own_loss(node, key, members_.back());
        }
        return Done{};
    }

    Result<Done> take_own_loss(Node const& node, std::string const& key, Member const& service) {
        auto of = node;
        of.name = i18n::text(language_, "continuity.own_loss_of", {{"name", name_of_node(node)}});
        TRY(made,
            put_new(town_, tx_, actor_,
                    resource_of(of, key.substr(0, key_length_max - 5) + "-egen", ResourceClass::other)));
        ++told_.resources;
        ++own_losses_;
        NeedInFull need;
        need.service = service.service;
        need.what = i18n::text(language_, "continuity.own_loss");
        need.needed = 1;
        need.members = {{{}, made.id, {}}};
        need.refill_minutes = 0;
        TRY(put, put_need(town_, tx_, actor_, std::move(need)));
        ++told_.needs;
        return Done{};
    }

    Resource resource_of(Node const& node, std::string key, ResourceClass kind) {
        Resource row;
        row.unit = unit_;
        row.key = std::move(key);
        row.name = name_of_node(node);
        row.kind = kind;
        row.repair_minutes = node.repair.likeliest > 0 ? node.repair.likeliest : repair_assumed;
        row.restart_minutes = node.restart;
        row.losses_per_year = losses_of(node);
        without_repair_ += node.repair.likeliest > 0 ? 0 : 1;
        repair_spans_ += node.repair.least != node.repair.most ? 1 : 0;
        return row;
    }

    Result<Done> take_resource(Node const& node, std::string const& key) {
        auto const kind = choice_of<ResourceClass>(node.kind);
        without_class_ += kind ? 0 : 1;
        TRY(made, put_new(town_, tx_, actor_, resource_of(node, key, kind.value_or(ResourceClass::other))));
        members_.push_back({{}, made.id, {}});
        ++told_.resources;
        return Done{};
    }

    Result<Done> take_needs(Network const& network) {
        for (std::size_t i = 0; i < network.nodes.size(); ++i) {
            auto const& node = network.nodes[i];
            for (auto const& need : node.needs) {
                NeedInFull row;
                row.service = members_[i].service;
                row.resource = members_[i].resource;
                row.what = need.kind.empty() ? i18n::text(language_, "continuity.some_need") : need.kind;
                row.needed = static_cast<int>(need.least);
                row.buffer_minutes = need.buffer == resilience::without_end ? minutes_max : need.buffer;
                row.refill_minutes = need.refill;
                for (auto const member : need.of) {
                    row.members.push_back(members_[member]);
                }
                auto const put = put_need(town_, tx_, actor_, std::move(row));
                if (!put) {
                    return placed_at(node.id, put.error());
                }
                ++told_.needs;
            }
        }
        return Done{};
    }

    void tell_names(Network const& network) {
        for (bool const is_service : {true, false}) {
            for (auto const& node : network.nodes) {
                if (node.is_service == is_service && told_.names.size() < names_told) {
                    told_.names.push_back(name_of_node(node));
                }
            }
        }
    }

    void tell_assumptions() {
        auto const tell = [&](std::int64_t count, std::string_view key) {
            if (count > 0) {
                told_.assumptions.push_back(i18n::text(language_, key, {{"count", std::to_string(count)}}));
            }
        };
        tell(without_repair_, "continuity.import_repair_assumed");
        tell(repair_spans_, "continuity.import_repair_span");
        tell(without_class_, "continuity.import_class_assumed");
        tell(own_losses_, "continuity.import_own_losses");
    }

    Town& town_;
    db::WriteTx& tx_;
    Actor const& actor_;
    Id<Unit> unit_;
    std::string_view language_;
    std::vector<std::string> keys_;  // by node, as members_
    std::vector<Member> members_;
    std::int64_t without_repair_ = 0, repair_spans_ = 0, without_class_ = 0, own_losses_ = 0;
    NetworkImport told_;
};

}  // namespace

Result<NetworkImport> import_network_file(Town& town, Actor const& actor, ImportAsk const& ask,
                                          std::string_view language) {
    CHECK(must_be_somebody(actor));
    CHECK(auth::judge(policy(), actor, "continuity.write", ask.unit.text));
    TRY(network, network_in(ask));
    db::WriteTx tx{town.db};
    CHECK(rules::must_be_there(tx, ask.unit, "?unit"));
    TRY(told, (Importing{town, tx, actor, ask.unit, language}.take(network)));
    told.is_applied = ask.is_applied;
    if (ask.is_applied) {
        CHECK(std::move(tx).commit(audit::entry(actor, "continuity.write")));
    }
    return told;
}

}  // namespace varn::continuity
