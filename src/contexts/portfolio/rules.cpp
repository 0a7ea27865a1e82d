#include "rules.h"

#include <algorithm>
#include <cmath>

namespace varn::portfolio::rules {
namespace {

/// What a kind of effect is about, and what it must say.
struct Says {
    bool need = false;
    bool resource = false;
    bool service_or_resource = false;
    bool member = false;
    bool needed = false;
    bool minutes = false;
    bool losses = false;
};

Says says(EffectKind kind) {
    switch (kind) {
        case EffectKind::add_member:
            return {.need = true, .member = true};
        case EffectKind::lower_needed:
            return {.need = true, .needed = true};
        case EffectKind::lengthen_buffer:
            return {.need = true, .minutes = true};
        case EffectKind::shorten_repair:
            return {.resource = true, .minutes = true};
        case EffectKind::shorten_restart:
            return {.service_or_resource = true, .minutes = true};
        case EffectKind::lower_losses:
            return {.resource = true, .losses = true};
        case EffectKind::black_start:
            return {.resource = true};
    }
    return {};
}

/// Gathers what is wrong with an effect.
class EffectFaults {
public:
    EffectFaults(db::ReadTx& tx, MeasureEffect const& effect) : tx_(tx), effect_(effect) {}

    Result<std::vector<Problem>> problems() {
        look_at_form();
        if (problems_.empty()) {
            CHECK(look_at_rows());
        }
        if (problems_.empty()) {
            CHECK(look_at_value());
        }
        return std::move(problems_);
    }

private:
    void wants(bool is_wanted, bool is_there, char const* pointer) {
        if (is_wanted != is_there) {
            note(pointer, is_wanted ? "portfolio.say_this" : "portfolio.leave_this_out");
        }
    }
    void look_at_form() {
        auto const told = says(effect_.kind);
        bool const has_thing = effect_.service.has_value() || effect_.resource.has_value();
        wants(told.need, effect_.need.has_value(), "/need");
        if (told.service_or_resource) {
            if (effect_.service.has_value() == effect_.resource.has_value()) {
                note("/service", "portfolio.one_thing");
            }
        } else {
            wants(told.resource, effect_.resource.has_value(), "/resource");
            wants(false, effect_.service.has_value(), "/service");
        }
        if (told.member && effect_.member_service.has_value() == effect_.member_resource.has_value()) {
            note("/member_resource", "portfolio.one_member");
        }
        if (!told.member && (effect_.member_service || effect_.member_resource)) {
            note(effect_.member_service ? "/member_service" : "/member_resource", "portfolio.leave_this_out");
        }
        wants(told.needed, effect_.needed.has_value(), "/needed");
        wants(told.minutes, effect_.minutes.has_value(), "/minutes");
        wants(told.losses, effect_.losses_per_year.has_value(), "/losses_per_year");
        if (effect_.losses_per_year &&
            (!std::isfinite(*effect_.losses_per_year) || *effect_.losses_per_year < 0.0)) {
            note("/losses_per_year", "portfolio.not_a_rate");
        }
        if (told.need && has_thing && problems_.empty()) {
            note("/need", "portfolio.one_thing");
        }
    }

    template <class T>
    Result<Done> must_go_on(std::optional<Id<T>> const& id, char const* pointer) {
        if (!id) {
            return Done{};
        }
        TRY(row, tx_.find(*id));
        if (!row) {
            note(pointer, "continuity.not_there");
        } else if (row->ended_on) {
            note(pointer, "portfolio.has_ended");
        }
        return Done{};
    }
    Result<Done> look_at_rows() {
        CHECK(must_go_on(effect_.service, "/service"));
        CHECK(must_go_on(effect_.resource, "/resource"));
        CHECK(must_go_on(effect_.member_service, "/member_service"));
        CHECK(must_go_on(effect_.member_resource, "/member_resource"));
        if (effect_.need) {
            TRY(need, tx_.find(*effect_.need));
            if (!need) {
                note("/need", "continuity.not_there");
                return Done{};
            }
            TRY(members, store::members_of(tx_, need->id));
            if (static_cast<int>(members.size()) != need->member_count) {
                note("/need", "continuity.not_there");  // told whole or not at all
            } else if (says(effect_.kind).member) {
                look_at_member(*need, members);
            }
        }
        return Done{};
    }
    void look_at_member(Need const& need, std::vector<continuity::NeedMember> const& members) {
        bool const is_member = std::any_of(members.begin(), members.end(), [&](auto const& row) {
            return row.service == effect_.member_service && row.resource == effect_.member_resource;
        });
        bool const is_owner = effect_.member_service ? need.service == effect_.member_service
                                                     : need.resource == effect_.member_resource;
        char const* const pointer = effect_.member_service ? "/member_service" : "/member_resource";
        if (is_owner) {
            note(pointer, "continuity.needs_itself");
        } else if (is_member) {
            note(pointer, "continuity.member_twice");
        }
    }
    Result<Done> look_at_value() {
        if (effect_.kind == EffectKind::black_start) {
            TRY(row, tx_.get(*effect_.resource));
            if (row.is_black_start) {
                note("/resource", "portfolio.starts_already");
            }
            return Done{};
        }
        TRY(before, as_it_is(tx_, effect_));
        if (!before) {
            return Done{};
        }
        bool const is_longer = effect_.kind == EffectKind::lengthen_buffer;
        double const after = effect_.needed    ? static_cast<double>(*effect_.needed)
                             : effect_.minutes ? static_cast<double>(*effect_.minutes)
                                               : *effect_.losses_per_year;
        if (is_longer ? after <= *before : after >= *before) {
            auto const today = effect_.losses_per_year ? short_text(*before)
                                                       : std::to_string(static_cast<std::int64_t>(*before));
            problems_.push_back({effect_.needed    ? "/needed"
                                 : effect_.minutes ? "/minutes"
                                                   : "/losses_per_year",
                                 is_longer ? "portfolio.must_be_more" : "portfolio.must_be_less",
                                 {{"today", today}}});
        }
        return Done{};
    }
    static std::string short_text(double number) {
        std::string text;
        json::append_number(text, number);
        return text;
    }
    void note(std::string place, std::string key) {
        problems_.push_back({std::move(place), std::move(key), {}});
    }

    db::ReadTx& tx_;
    MeasureEffect const& effect_;
    std::vector<Problem> problems_;
};

}  // namespace

Result<Done> must_be_sound(db::ReadTx& tx, MeasureEffect const& effect) {
    TRY(problems, (EffectFaults{tx, effect}.problems()));
    if (problems.empty()) {
        return Done{};
    }
    return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
}

Result<std::optional<double>> as_it_is(db::ReadTx& tx, MeasureEffect const& effect) {
    auto const told = [](auto number) { return std::optional{static_cast<double>(number)}; };
    if (effect.need) {
        TRY(need, tx.find(*effect.need));
        if (!need || effect.kind == EffectKind::add_member) {
            return std::optional<double>{};
        }
        return effect.kind == EffectKind::lower_needed ? told(need->needed) : told(need->buffer_minutes);
    }
    if (effect.service) {
        TRY(row, tx.find(*effect.service));
        return row ? told(row->restart_minutes) : std::nullopt;
    }
    TRY(row, tx.find(*effect.resource));
    if (!row || effect.kind == EffectKind::black_start) {
        return std::optional<double>{};
    }
    return effect.kind == EffectKind::shorten_repair    ? told(row->repair_minutes)
           : effect.kind == EffectKind::shorten_restart ? told(row->restart_minutes)
                                                        : std::optional{row->losses_per_year};
}

Result<Done> must_lie_within(std::optional<std::int64_t> number, std::int64_t least, std::int64_t most,
                             std::string pointer) {
    if (number && (*number < least || *number > most)) {
        return invalid(std::move(pointer), "portfolio.out_of_bounds",
                       {{"minimum", std::to_string(least)}, {"maximum", std::to_string(most)}});
    }
    return Done{};
}

}  // namespace varn::portfolio::rules
