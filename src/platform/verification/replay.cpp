#include "replay.h"

#include <algorithm>

namespace varn::verification {
namespace {

Finding at_field(Deviation code, StoredEntry const& entry, std::string field) {
    return {code, entry.position, entry.entity, entry.subject, std::move(field)};
}

std::size_t index_of(Table const& table, std::string_view column) {
    std::size_t index = 0;
    while (index < table.columns.size() && table.columns[index].name != column) {
        ++index;
    }
    return index;
}

bool touches_row(FieldStep const& step) {
    return step.before.hash.has_value() || step.after.hash.has_value();
}

}  // namespace

Replay::Replay(Findings& findings, std::span<Table const* const> entities) : findings_(findings) {
    for (auto const* table : entities) {
        tables_[std::string{table->name}].table = table;
    }
}

void Replay::take(StoredEntry const& entry, ReadLeaf& leaf) {
    check_columns(entry, leaf);
    check_clear(entry, leaf);
    auto const known = tables_.find(entry.entity);
    bool const about_row = std::any_of(leaf.steps.begin(), leaf.steps.end(), touches_row);
    if (known == tables_.end()) {
        if (about_row && unknown_.insert(entry.entity).second) {
            findings_.add({Deviation::table_unknown, entry.position, entry.entity, entry.subject, {}});
        }
        return;
    }
    auto const met = known->second.history.find(entry.position);
    if (!about_row && met == known->second.history.end()) {
        return;  // something said about the row, not a change of it
    }
    auto& row = known->second.rows[entry.subject];
    row.values.resize(known->second.table->columns.size());
    bool const changed = apply(entry, leaf, known->second, row);
    meet_history(entry, known->second, row, changed);
}

void Replay::check_columns(StoredEntry const& entry, ReadLeaf const& leaf) {
    if (!leaf.readable) {
        findings_.add({Deviation::entry_unreadable, entry.position, "audit_entry", {}, "leaf"});
        return;
    }
    std::array<std::pair<char const*, std::string const*>, 5> const columns{{{"at", &entry.at},
                                                                             {"actor", &entry.actor},
                                                                             {"action", &entry.action},
                                                                             {"entity", &entry.entity},
                                                                             {"subject", &entry.subject}}};
    for (auto const& [name, stored] : columns) {
        auto const* told = leaf.content.find(name);
        if (told == nullptr || told->text() == nullptr || *told->text() != *stored) {
            findings_.add({Deviation::entry_differs, entry.position, "audit_entry", {}, name});
        }
    }
}

void Replay::check_clear(StoredEntry const& entry, ReadLeaf& leaf) {
    if (entry.action == "audit.weed") {
        lost_.erase({entry.entity, entry.subject});
        if (entry.entity == "read_digest") {
            weeded_digests_.insert(entry.subject);
        }
    }
    if (entry.clear && !read_clear(*entry.clear, leaf.steps)) {
        findings_.add({Deviation::clear_unreadable, entry.position, "audit_clear", {}, "content"});
    }
    for (auto& step : leaf.steps) {
        for (auto* side : {&step.before, &step.after, &step.said}) {
            if (!side->hash) {
                continue;
            }
            if (!side->value) {
                ++counts_.weeded;
                lost_.emplace(std::pair{entry.entity, entry.subject}, entry.position);
            } else if (++counts_.values; !gives(*side->salt, *side->value, *side->hash)) {
                findings_.add(at_field(Deviation::clear_differs, entry, step.field));
                side->salt.reset();
                side->value.reset();
            }
        }
    }
}

void Replay::check_before(StoredEntry const& entry, FieldStep const& step, KnownValue const& value) {
    bool differs = step.before.hash.has_value() != value.there;
    if (!differs && step.before.value && value.provable) {
        ++counts_.values;
        differs = !gives({value.salt.data(), value.salt.size()}, *step.before.value, value.hash);
    }
    if (differs) {
        findings_.add(at_field(Deviation::before_differs, entry, step.field));
    }
}

bool Replay::apply(StoredEntry const& entry, ReadLeaf const& leaf, KnownTable& known, KnownRow& row) {
    bool changed = false;
    row.position = entry.position;
    for (auto const& step : leaf.steps) {
        if (!touches_row(step)) {
            continue;
        }
        changed = true;
        auto const index = index_of(*known.table, step.field);
        if (index == row.values.size()) {
            findings_.add(at_field(Deviation::field_unknown, entry, step.field));
            continue;
        }
        auto& value = row.values[index];
        check_before(entry, step, value);
        value = {};
        if (step.after.hash) {
            value.there = true;
            value.hash = *step.after.hash;
            value.provable = step.after.salt.has_value();
            if (value.provable) {
                std::copy_n(step.after.salt->begin(), value.salt.size(), value.salt.begin());
            }
        }
        if (step.field == "id") {
            row.present = step.after.hash.has_value();
        }
    }
    return changed;
}

void Replay::meet_history(StoredEntry const& entry, KnownTable& known, KnownRow& row, bool changed) {
    // An entry without a history row of its own is right when the same transaction wrote the row once more.
    if (row.lacks_history != 0 && row.lacks_since != entry.at) {
        findings_.add({Deviation::history_missing, row.lacks_history, entry.entity, entry.subject, {}});
    }
    row.lacks_history = 0;
    if (row.open && row.known_to != entry.at) {
        findings_.add(at_field(Deviation::history_differs, entry, "known_to"));
    }
    row.open = false;
    auto const found = known.history.find(entry.position);
    if (found == known.history.end() || !row.present) {
        if (changed && row.present) {
            row.lacks_history = entry.position;
            row.lacks_since = entry.at;
        }
        return;
    }
    auto& kept = found->second.front();
    kept.met = true;
    if (kept.known_from != entry.at) {
        findings_.add(at_field(Deviation::history_differs, entry, "known_from"));
    }
    compare(known, entry.subject, kept.values,
            {Deviation::history_differs, entry.position, entry.entity, entry.subject, {}});
    row.open = true;
    row.known_to = kept.known_to;
}

void Replay::compare(KnownTable const& known, std::string const& id, Texts const& values,
                     Finding const& blame) {
    auto const row = known.rows.find(id);
    ASSERT(row != known.rows.end());
    auto const& columns = known.table->columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto const& value = row->second.values[i];
        auto finding = blame;
        finding.field = std::string{columns[i].name};
        bool const weeded = blame.code == Deviation::history_differs && value.there && !value.provable;
        if (weeded && !values[i]) {
            ++counts_.weeded;
        } else if (values[i].has_value() != value.there) {
            findings_.add(std::move(finding));
        } else if (value.there && !value.provable) {
            finding.code = Deviation::value_unproven;
            findings_.add(std::move(finding));
        } else if (value.there) {
            ++counts_.values;
            if (!gives({value.salt.data(), value.salt.size()}, *values[i], value.hash)) {
                findings_.add(std::move(finding));
            }
        }
    }
}

void Replay::end_of_batch() {
    for (auto& [name, known] : tables_) {
        for (auto const& [position, rows] : known.history) {
            for (auto const& row : rows) {
                if (!row.met) {
                    auto const id = index_of(*known.table, "id");
                    findings_.add(
                        {Deviation::history_without_entry, position, name, row.values[id], std::nullopt});
                }
            }
        }
        known.history.clear();
    }
}

void Replay::end_of_log() {
    for (auto const& [row, position] : lost_) {
        findings_.add({Deviation::clear_lost, position, row.first, row.second, {}});
    }
    for (auto const& [name, known] : tables_) {
        for (auto const& [id, row] : known.rows) {
            if (row.lacks_history != 0) {
                findings_.add({Deviation::history_missing, row.lacks_history, name, id, {}});
            }
            if (row.open && row.known_to) {
                findings_.add({Deviation::history_differs, row.position, name, id, "known_to"});
            }
        }
    }
}

}  // namespace varn::verification
