#include "rules.h"

#include <cmath>
#include <set>

namespace varn::continuity::rules {
namespace {

Result<Done> must_be_an_amount(double amount, double most, std::string pointer) {
    if (!std::isfinite(amount) || amount < 0.0 || amount > most) {
        return invalid(std::move(pointer), "continuity.not_an_amount",
                       {{"maximum", std::to_string(static_cast<std::int64_t>(most))}});
    }
    return Done{};
}

Result<Done> must_not_end_later(std::optional<Date> ended_on, Date today) {
    return ended_on && *ended_on > today ? invalid("/ended_on", "continuity.not_ended_yet")
                                         : Result<Done>{Done{}};
}

/// Whether a member is there and goes on; absent when it is not there.
Result<std::optional<bool>> goes_on(db::ReadTx& tx, Member const& member) {
    if (member.service) {
        TRY(found, tx.find(*member.service));
        return found ? std::optional{!found->ended_on} : std::nullopt;
    }
    TRY(found, tx.find(*member.resource));
    return found ? std::optional{!found->ended_on} : std::nullopt;
}

/// Gathers what is wrong with the members of a need.
class Members {
public:
    Members(db::ReadTx& tx, NeedInFull const& need) : tx_(tx), need_(need) {}

    Result<std::vector<Problem>> problems() {
        for (std::size_t i = 0; i < need_.members.size(); ++i) {
            CHECK(look_at(need_.members[i], "/members/" + std::to_string(i)));
        }
        return std::move(problems_);
    }

private:
    Result<Done> look_at(Member const& member, std::string const& place) {
        if (member.service.has_value() == member.resource.has_value()) {
            note(place, "continuity.member_is_one_thing");
            return Done{};
        }
        auto const& id = member.service ? member.service->text : member.resource->text;
        if ((need_.service && id == need_.service->text) || (need_.resource && id == need_.resource->text)) {
            note(place, "continuity.needs_itself");
        }
        if (!seen_.insert(id).second) {
            note(place, "continuity.member_twice");
        }
        TRY(is_on, goes_on(tx_, member));
        if (!is_on) {
            note(place, "continuity.not_there");
        } else if (!*is_on) {
            note(place, "continuity.member_has_ended");
        }
        return Done{};
    }
    void note(std::string place, std::string key) {
        problems_.push_back({std::move(place), std::move(key), {}});
    }

    db::ReadTx& tx_;
    NeedInFull const& need_;
    std::set<std::string> seen_;
    std::vector<Problem> problems_;
};

}  // namespace

Result<Done> must_be_sound(db::ReadTx& tx, CriticalService const& service, Date today) {
    if (service.run_by_unit && service.run_by_actor) {
        return invalid("/run_by_actor", "continuity.run_by_one");
    }
    if (service.target_minutes && service.tolerable_minutes &&
        *service.target_minutes > *service.tolerable_minutes) {
        return invalid("/target_minutes", "continuity.target_beyond_tolerable",
                       {{"minutes", std::to_string(*service.tolerable_minutes)}});
    }
    if (service.harm_per_hour) {
        CHECK(must_be_an_amount(*service.harm_per_hour, harm_max, "/harm_per_hour"));
    }
    CHECK(must_be_there(tx, service.run_by_unit, "/run_by_unit"));
    CHECK(must_be_there(tx, service.run_by_actor, "/run_by_actor"));
    CHECK(must_be_there(tx, service.sector, "/sector"));
    return must_not_end_later(service.ended_on, today);
}

Result<Done> must_be_sound(db::ReadTx& tx, Resource const& resource, Date today) {
    CHECK(must_be_an_amount(resource.losses_per_year, losses_max, "/losses_per_year"));
    CHECK(must_be_there(tx, resource.supplier, "/supplier"));
    if (resource.tested_on) {
        CHECK(must_have_happened(*resource.tested_on, today, "/tested_on"));
    }
    return must_not_end_later(resource.ended_on, today);
}

Result<Done> must_not_be_needed(db::ReadTx& tx, std::string const& id) {
    TRY(needs, store::needs_met_by(tx, id));
    if (needs.empty()) {
        return Done{};
    }
    return invalid("/ended_on", "continuity.still_needed",
                   {{"what", needs.front().what}, {"count", std::to_string(needs.size())}});
}

Result<Done> must_need_only_what_goes_on(db::ReadTx& tx, std::string const& owner) {
    TRY(needs, store::needs_of(tx, owner));
    for (auto const& need : needs) {
        TRY(members, store::members_of(tx, need.id));
        for (auto const& member : members) {
            TRY(is_on, goes_on(tx, Member{member.service, member.resource, {}}));
            if (!is_on.value_or(false)) {
                return invalid("/ended_on", "continuity.needs_what_has_ended", {{"what", need.what}});
            }
        }
    }
    return Done{};
}

Result<Done> must_be_sound(db::ReadTx& tx, NeedInFull const& need, Date today) {
    TRY(problems, (Members{tx, need}.problems()));
    if (need.needed > static_cast<int>(need.members.size())) {
        problems.push_back({"/needed",
                            "continuity.needs_more_than_there_are",
                            {{"members", std::to_string(need.members.size())}}});
    }
    if (need.tested_on && *need.tested_on > today) {
        problems.push_back({"/tested_on", "continuity.not_happened_yet", {}});
    }
    if (!problems.empty()) {
        return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
    }
    return Done{};
}

Result<Done> must_not_fall_with_time(db::ReadTx& tx, ServiceConsequence const& row) {
    TRY(all, store::consequences_of(tx, row.service));
    for (auto const& other : all) {
        bool const is_beside = other.id != row.id && other.protection_value == row.protection_value;
        bool const is_worse_before = other.after_minutes < row.after_minutes && other.level > row.level;
        bool const is_milder_after = other.after_minutes > row.after_minutes && other.level < row.level;
        if (is_beside && (is_worse_before || is_milder_after)) {
            return invalid(
                "/level", "continuity.falls_with_time",
                {{"minutes", std::to_string(other.after_minutes)}, {"level", std::to_string(other.level)}});
        }
    }
    return Done{};
}

Result<Done> must_have_happened(Date day, Date today, std::string const& pointer) {
    return day > today ? invalid(pointer, "continuity.not_happened_yet") : Result<Done>{Done{}};
}

std::vector<std::string> unanswered(ContinuityPlan const& plan) {
    std::vector<std::string> levels;
    auto const look = [&](Holds holds, char const* level) {
        if (holds == Holds::unanswered) {
            levels.emplace_back(level);
        }
    };
    look(plan.peace_holds, "peace");
    look(plan.heightened_holds, "heightened");
    look(plan.highest_holds, "highest");
    return levels;
}

Result<Done> must_be_complete(ContinuityPlan const& plan) {
    std::vector<Problem> problems;
    for (auto const& level : unanswered(plan)) {
        problems.push_back({"/" + level + "_holds", "continuity.say_whether_it_holds", {}});
    }
    bool const says_what =
        (plan.body && !plan.body->empty()) || (plan.reserve_routines && !plan.reserve_routines->empty());
    if (!says_what) {
        problems.push_back({"/reserve_routines", "continuity.say_what_is_done", {}});
    }
    if (problems.empty()) {
        return Done{};
    }
    return Error{ErrorCode::conflict, "continuity.plan_is_incomplete", {}, std::move(problems), {}};
}

}  // namespace varn::continuity::rules
