#include "story.h"

#include <array>

namespace varn::weeding {
namespace {

constexpr std::array<std::string_view, 3> side_names{"before", "after", "said"};

struct Step {
    std::string field;
    std::set<std::string> sides;  // that have a hash
};

/// The changes that a leaf tells of.
std::vector<Step> steps_of(std::string const& leaf) {
    std::vector<Step> steps;
    auto const parsed = json::parse(leaf);
    auto const* changes = parsed.ok() ? parsed.value().find("changes") : nullptr;
    if (changes == nullptr || changes->array() == nullptr) {
        return steps;
    }
    for (auto const& change : *changes->array()) {
        auto const* field = change.find("field");
        if (field == nullptr || field->text() == nullptr) {
            continue;
        }
        Step step{*field->text(), {}};
        for (auto const name : side_names) {
            if (change.find(name) != nullptr) {
                step.sides.emplace(name);
            }
        }
        steps.push_back(std::move(step));
    }
    return steps;
}

bool is_weedable(Table const& table, std::string const& field) {
    auto const* column = table.find(field);
    return column != nullptr && column->shape->kind == Kind::text && !column->facts.key;
}

}  // namespace

Past past_of(Table const& table, std::vector<Chapter> const& chapters, std::optional<Instant> before) {
    Past past;
    auto const ended = [&](Instant at) { return !before || at < *before; };
    std::map<std::string, std::int64_t> latest;  // the position of a field's value that has not been replaced
    for (auto const& chapter : chapters) {
        for (auto const& step : steps_of(chapter.leaf)) {
            if (step.sides.contains("said")) {
                if (ended(chapter.at)) {
                    past.sides.emplace(chapter.position, step.field, "said");
                }
                continue;
            }
            if (!is_weedable(table, step.field)) {
                continue;
            }
            if (auto const replaced = latest.find(step.field);
                replaced != latest.end() && ended(chapter.at)) {
                past.sides.emplace(replaced->second, step.field, "after");
                past.set_at[step.field][replaced->second] = true;
            }
            latest.erase(step.field);
            if (step.sides.contains("before") && ended(chapter.at)) {
                past.sides.emplace(chapter.position, step.field, "before");
            }
            past.set_at[step.field][chapter.position] = false;
            if (step.sides.contains("after")) {
                latest[step.field] = chapter.position;
            }
        }
    }
    return past;
}

Emptied emptied(Chapter const& chapter, Sides const& sides) {
    Emptied result{chapter.clear, 0};
    auto const parsed = json::parse(chapter.clear);
    if (!parsed || parsed.value().array() == nullptr) {
        return result;
    }
    json::Array kept;
    for (auto const& record : *parsed.value().array()) {
        auto const* field = record.find("field");
        if (record.object() == nullptr || field == nullptr || field->text() == nullptr) {
            return result;
        }
        json::Object left;
        for (auto const& [name, value] : *record.object()) {
            auto const side = name.substr(0, name.find('_'));
            if (name != "field" && sides.contains({chapter.position, *field->text(), side})) {
                result.values += name == side ? 1 : 0;
            } else {
                left.emplace_back(name, value);
            }
        }
        kept.emplace_back(std::move(left));
    }
    if (result.values > 0) {
        result.clear = json::to_text(json::Value{std::move(kept)});
    }
    return result;
}

std::vector<std::string> lost_at(Past const& past, std::int64_t position) {
    std::vector<std::string> fields;
    for (auto const& [field, positions] : past.set_at) {
        auto const after = positions.upper_bound(position);
        if (after != positions.begin() && std::prev(after)->second) {
            fields.push_back(field);
        }
    }
    return fields;
}

}  // namespace varn::weeding
