#include "rules.h"

#include <algorithm>
#include <array>

#include "store.h"

namespace varn::programme::rules {
namespace {

template <class T>
Result<Done> must_be_there(db::ReadTx& tx, std::string_view id, std::string pointer) {
    TRY(there, store::is_there<T>(tx, id));
    return there ? Result<Done>{Done{}} : invalid(std::move(pointer), "programme.not_there");
}

template <class T>
Result<Done> must_be_of_edition(db::ReadTx& tx, std::string_view id, Id<Edition> const& edition,
                                std::string pointer) {
    TRY(there, store::is_part_of<T>(tx, id, edition));
    return there ? Result<Done>{Done{}} : invalid(std::move(pointer), "programme.not_in_edition");
}

Result<Done> must_be_a_requirement_of(db::ReadTx& tx, AnyId const& id, Id<Edition> const& edition,
                                      std::string pointer) {
    auto requirement = tx.get(Id<Requirement>{id.text});
    if (!requirement) {
        return invalid(std::move(pointer), "programme.not_there");
    }
    auto const& own = requirement.value().edition;
    return !own || *own == edition ? Result<Done>{Done{}}
                                   : invalid(std::move(pointer), "programme.not_in_edition");
}

Result<Done> must_be_an_end(db::ReadTx& tx, NodeKind kind, AnyId const& id, Id<Edition> const& edition,
                            std::string pointer) {
    switch (kind) {
        case NodeKind::section:
            return must_be_of_edition<Section>(tx, id.text, edition, std::move(pointer));
        case NodeKind::focus_area:
            return must_be_of_edition<FocusArea>(tx, id.text, edition, std::move(pointer));
        case NodeKind::goal:
            return must_be_of_edition<Goal>(tx, id.text, edition, std::move(pointer));
        case NodeKind::protection_value:
            return must_be_of_edition<ProtectionValue>(tx, id.text, edition, std::move(pointer));
        case NodeKind::threat:
            return must_be_of_edition<Threat>(tx, id.text, edition, std::move(pointer));
        case NodeKind::responsibility:
            return must_be_of_edition<Responsibility>(tx, id.text, edition, std::move(pointer));
        case NodeKind::driver:
            return must_be_of_edition<Driver>(tx, id.text, edition, std::move(pointer));
        case NodeKind::change:
            return must_be_of_edition<Change>(tx, id.text, edition, std::move(pointer));
        case NodeKind::requirement:
            return must_be_a_requirement_of(tx, id, edition, std::move(pointer));
        case NodeKind::topic:
            return must_be_there<Topic>(tx, id.text, std::move(pointer));
        case NodeKind::unit:
            return must_be_there<Unit>(tx, id.text, std::move(pointer));
    }
    return internal("a link's end of no known kind");
}

struct Pair {
    NodeKind from;
    NodeKind to;
};
using enum NodeKind;
/// A section may take up anything. Who carries a responsibility or a requirement is said by a Carrier, not by
/// a link.
constexpr std::array pairs{
    Pair{focus_area, goal},
    Pair{focus_area, threat},
    Pair{focus_area, responsibility},
    Pair{focus_area, requirement},
    Pair{focus_area, change},
    Pair{focus_area, topic},
    Pair{goal, protection_value},
    Pair{goal, threat},
    Pair{goal, responsibility},
    Pair{goal, requirement},
    Pair{goal, driver},
    Pair{goal, change},
    Pair{goal, topic},
    Pair{goal, unit},
    Pair{protection_value, threat},
    Pair{protection_value, change},
    Pair{threat, driver},
    Pair{threat, change},
    Pair{threat, topic},
    Pair{responsibility, requirement},
    Pair{responsibility, change},
    Pair{responsibility, topic},
    Pair{requirement, driver},
    Pair{requirement, change},
    Pair{requirement, topic},
    Pair{driver, change},
    Pair{change, topic},
};

}  // namespace

Result<Done> must_be_proposed(Edition const& edition) {
    if (edition.status == EditionStatus::adopted) {
        return Error{ErrorCode::conflict, "programme.already_adopted", {{"edition", edition.title}}, {}, {}};
    }
    return Done{};
}

Result<Done> must_not_be_adopted_by_revision(Edition const& before, Edition const& after) {
    bool const was = before.status == EditionStatus::adopted;
    bool const is = after.status == EditionStatus::adopted;
    if (is && !was) {
        return invalid("/status", "programme.adopt_instead");
    }
    if (was && !is) {
        return invalid("/status", "programme.already_adopted", {{"edition", before.title}});
    }
    return Done{};
}

Result<Done> must_end_after_it_begins(std::optional<Date> from, std::optional<Date> to) {
    if (from && to && *to < *from) {
        return invalid("/valid_to", "programme.ends_before_it_begins");
    }
    return Done{};
}

Result<Done> must_replace_within_its_programme(db::ReadTx& tx, Edition const& edition) {
    constexpr int lineage_max = 100;
    auto next = edition.replaces;
    for (int step = 0; next; ++step) {
        auto replaced = tx.get(*next);
        if (!replaced) {
            return invalid("/replaces", "programme.not_there");
        }
        if (replaced.value().programme != edition.programme) {
            return invalid("/replaces", "programme.replaces_another_programme");
        }
        if (replaced.value().id == edition.id || step == lineage_max) {
            return invalid("/replaces", "programme.lineage_circle");
        }
        next = replaced.value().replaces;
    }
    return Done{};
}

Result<Done> must_begin_after_the_replaced(Edition const& replaced, Date valid_from) {
    if (replaced.valid_from && valid_from <= *replaced.valid_from) {
        return invalid("/valid_from", "programme.begins_before_the_replaced",
                       {{"edition", replaced.title}, {"from", to_text(*replaced.valid_from)}});
    }
    return Done{};
}

bool may_be_linked(NodeKind from, NodeKind to) {
    if (from == NodeKind::section) {
        return to != NodeKind::section && to != NodeKind::unit;
    }
    return std::any_of(pairs.begin(), pairs.end(),
                       [&](Pair pair) { return pair.from == from && pair.to == to; });
}

Link in_canonical_direction(Link link) {
    if (link.to_kind < link.from_kind) {
        std::swap(link.from_kind, link.to_kind);
        std::swap(link.from_id, link.to_id);
    }
    return link;
}

Result<Done> must_join_what_belongs_together(db::ReadTx& tx, Link const& link) {
    if (!may_be_linked(link.from_kind, link.to_kind)) {
        return invalid(
            "/to_kind", "programme.kinds_do_not_belong_together",
            {{"from", std::string{name_of(link.from_kind)}}, {"to", std::string{name_of(link.to_kind)}}});
    }
    CHECK(must_be_an_edition(tx, link.edition));
    CHECK(must_be_an_end(tx, link.from_kind, link.from_id, link.edition, "/from_id"));
    return must_be_an_end(tx, link.to_kind, link.to_id, link.edition, "/to_id");
}

Result<Done> must_carry_one_thing(db::ReadTx& tx, Carrier const& carrier) {
    if (carrier.responsibility.has_value() == carrier.requirement.has_value()) {
        return invalid("/responsibility", "programme.carries_one_thing");
    }
    if (carrier.unit.has_value() == carrier.unit_kind.has_value()) {
        return invalid("/unit", "programme.carried_by_one");
    }
    if (carrier.responsibility) {
        CHECK(must_be_there<Responsibility>(tx, carrier.responsibility->text, "/responsibility"));
    }
    if (carrier.requirement) {
        CHECK(must_be_there<Requirement>(tx, carrier.requirement->text, "/requirement"));
    }
    return carrier.unit ? must_be_there<Unit>(tx, carrier.unit->text, "/unit") : Result<Done>{Done{}};
}

Result<Done> must_lie_on_the_scale(db::ReadTx& tx, Threat const& threat) {
    CHECK(must_be_there<ThreatCategory>(tx, threat.category.text, "/category"));
    std::optional<int> lowest;
    if (threat.lowest_step) {
        auto step = tx.get(*threat.lowest_step);
        if (!step) {
            return invalid("/lowest_step", "programme.not_there");
        }
        lowest = step.value().position;
    }
    if (threat.highest_step) {
        auto step = tx.get(*threat.highest_step);
        if (!step) {
            return invalid("/highest_step", "programme.not_there");
        }
        if (lowest && step.value().position < *lowest) {
            return invalid("/highest_step", "programme.scale_reversed");
        }
    }
    return Done{};
}

Result<Done> must_point_at_what_is_there(db::ReadTx& tx, Change const& change) {
    if (change.topic) {
        CHECK(must_be_there<Topic>(tx, change.topic->text, "/topic"));
    }
    if (change.other_programme) {
        CHECK(must_be_there<Programme>(tx, change.other_programme->text, "/other_programme"));
    }
    return change.driver ? must_be_of_edition<Driver>(tx, change.driver->text, change.edition, "/driver")
                         : Result<Done>{Done{}};
}

Result<Done> must_be_an_edition(db::ReadTx& tx, Id<Edition> const& edition) {
    return must_be_there<Edition>(tx, edition.text, "/edition");
}

Result<Done> must_have_been_done(Fulfilment const& fulfilment, Date today) {
    if (fulfilment.done_on > today) {
        return invalid("/done_on", "programme.not_done_yet", {{"today", to_text(today)}});
    }
    return Done{};
}

Standing standing(Edition const& edition, std::vector<Edition> const& all, Date on) {
    auto const is_adopted = [&](Edition const& one) {
        return one.status == EditionStatus::adopted && (!one.adopted_on || *one.adopted_on <= on);
    };
    auto const begins = [](Edition const& one) { return one.valid_from ? one.valid_from : one.adopted_on; };
    if (!is_adopted(edition)) {
        bool const sent = edition.status == EditionStatus::consultation ||
                          (edition.status == EditionStatus::adopted && edition.consultation_due);
        return {sent ? EditionState::consultation : EditionState::draft, nullptr};
    }
    if (begins(edition) && on < *begins(edition)) {
        return {EditionState::not_yet_in_force, nullptr};
    }
    for (auto const& other : all) {
        if (other.replaces == edition.id && is_adopted(other) && begins(other) && *begins(other) <= on) {
            return {EditionState::replaced, &other};
        }
    }
    bool const ended = edition.valid_to && *edition.valid_to < on;
    return {ended ? EditionState::expired : EditionState::in_force, nullptr};
}

}  // namespace varn::programme::rules
