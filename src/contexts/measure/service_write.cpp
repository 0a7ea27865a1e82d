// Measures are entered and changed, one or many; commented, tied together; and reminding is set.
#include "platform/holding.h"
#include "writing.h"

namespace varn::measure {
namespace {

Error stale() {
    return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
}

/// What one of many is to become.
Measure changed_by(Measure after, ChangeOfMany const& ask) {
    after.owner = ask.owner.value_or(after.owner);
    after.due = ask.due.value_or(after.due);
    if (ask.responsible) {
        after.responsible = ask.responsible;
    }
    return after;
}

Result<std::string_view> change_one(Town& town, db::WriteTx& tx, Actor const& actor, Chosen const& chosen,
                                    ChangeOfMany const& ask) {
    TRY(before, tx.get(chosen.id));
    TRY(action, action_to_change(actor, before));
    if (before.version != chosen.version) {
        return stale();
    }
    std::optional<NewStatus> status;
    if (ask.status && *ask.status != before.status) {
        status = NewStatus{*ask.status, ask.words, ask.happened_on};
    }
    auto const wanted = changed_by(before, ask);
    bool const differs = wanted.owner != before.owner || wanted.due != before.due ||
                         wanted.responsible != before.responsible || status.has_value();
    if (differs) {
        CHECK(write_change(town, tx, actor, before, wanted, status));
    }
    return action;
}

/// The faults of many, each at its place, and the code that fits them all.
class Faults {
public:
    void blame(std::size_t at, Error const& error) {
        auto const row = "/items/" + std::to_string(at);
        code_ = problems_.empty() || code_ == error.code ? error.code : ErrorCode::invalid;
        for (auto const& problem : error.problems) {
            problems_.push_back(Problem{row + problem.pointer, problem.key, problem.params});
        }
        if (error.problems.empty()) {
            problems_.push_back(Problem{row, error.key, error.params});
        }
    }
    bool none() const { return problems_.empty(); }
    Error error() && { return Error{code_, "measure.many_refused", {}, std::move(problems_), {}}; }

private:
    ErrorCode code_ = ErrorCode::invalid;
    std::vector<Problem> problems_;
};

Result<Done> must_ask_for_something(ChangeOfMany const& ask) {
    if (!ask.owner && !ask.responsible && !ask.due && !ask.status) {
        return invalid("", "measure.nothing_asked");
    }
    std::map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < ask.items.size(); ++i) {
        if (!first.emplace(ask.items[i].id.text, i).second) {
            return invalid("/items/" + std::to_string(i), "measure.chosen_twice");
        }
    }
    return Done{};
}

/// A failure that a row of the asker's can be blamed for.
bool is_a_rows_fault(ErrorCode code) {
    return code == ErrorCode::invalid || code == ErrorCode::forbidden || code == ErrorCode::stale ||
           code == ErrorCode::not_found;
}

}  // namespace

Result<Measure> enter_measure(Town& town, Actor const& actor, NewMeasure const& ask) {
    db::WriteTx tx{town.db};
    TRY(action, action_to_add(actor, ask.owner));
    TRY(made, add_measure(town, tx, actor, ask));
    CHECK(std::move(tx).commit(audit::entry(actor, std::string{action})));
    return made;
}

Result<Measure> change_measure(Town& town, Actor const& actor, Id<Measure> const& id, int version,
                               json::Change<Measure> const& change) {
    db::WriteTx tx{town.db};
    TRY(before, tx.get(id));
    TRY(action, action_to_change(actor, before));
    if (before.version != version) {
        return stale();
    }
    TRY(asked, change.onto(before));
    TRY(after, write_change(town, tx, actor, before, std::move(asked), std::nullopt));
    CHECK(std::move(tx).commit(audit::entry(actor, std::string{action})));
    return after;
}

Result<Measure> change_status(Town& town, Actor const& actor, Id<Measure> const& id, int version,
                              NewStatus const& ask) {
    db::WriteTx tx{town.db};
    TRY(before, tx.get(id));
    TRY(action, action_to_change(actor, before));
    if (before.version != version) {
        return stale();
    }
    TRY(after, write_change(town, tx, actor, before, before, ask));
    CHECK(std::move(tx).commit(audit::entry(actor, std::string{action})));
    return after;
}

Result<ManyChanged> change_many(Town& town, Actor const& actor, ChangeOfMany const& ask) {
    if (!actor.is_somebody()) {
        return Error{ErrorCode::unauthenticated, "auth.unauthenticated", {}, {}, {}};
    }
    CHECK(must_ask_for_something(ask));
    db::WriteTx tx{town.db};
    Faults faults;
    std::string action;
    for (std::size_t i = 0; i < ask.items.size(); ++i) {
        auto const done = change_one(town, tx, actor, ask.items[i], ask);
        if (done) {
            action = done.value();
        } else if (is_a_rows_fault(done.error().code)) {
            faults.blame(i, done.error());
        } else {
            return done.error();
        }
    }
    if (!faults.none()) {
        return std::move(faults).error();
    }
    CHECK(std::move(tx).commit(audit::entry(actor, action)));
    return ManyChanged{static_cast<std::int64_t>(ask.items.size())};
}

Result<Comment> add_comment(Town& town, Actor const& actor, Id<Measure> const& id, NewComment const& ask) {
    db::WriteTx tx{town.db};
    TRY(measure, tx.get(id));
    TRY(permit, auth::decide<Comment>(policy(), actor, "measure.comment", measure.owner.text));
    Comment const row{town.new_id<Comment>(), id, measure.owner, ask.words, actor.account, town.clock.now()};
    CHECK(tx.insert(permit, row));
    CHECK(std::move(tx).commit(audit::entry(actor, "measure.comment")));
    return row;
}

Result<Dependency> add_dependency(Town& town, Actor const& actor, Dependency row) {
    db::WriteTx tx{town.db};
    TRY(permit, auth::decide<Dependency>(policy(), actor, "measure.tie", std::nullopt));
    // A ring may go through measures that nobody here has named: one at a time looks for it.
    CHECK(db::wait_for_turn(tx));
    TRY(measure, tx.find(row.measure));
    if (!measure) {
        return invalid("/measure", "measure.not_there");
    }
    CHECK(action_to_change(actor, *measure));
    TRY(needed, tx.find(row.needs));
    if (!needed) {
        return invalid("/needs", "measure.not_there");
    }
    CHECK(rules::must_not_wait_for_itself(tx, row));
    row.id = town.new_id<Dependency>();
    CHECK(tx.insert(permit, row));
    CHECK(std::move(tx).commit(audit::entry(actor, "measure.tie")));
    return row;
}

Result<Done> remove_dependency(Town& town, Actor const& actor, Id<Dependency> const& id) {
    db::WriteTx tx{town.db};
    TRY(permit, auth::decide<Dependency>(policy(), actor, "measure.tie", std::nullopt));
    TRY(row, tx.get(id));
    TRY(measure, tx.get(row.measure));
    CHECK(action_to_change(actor, measure));
    CHECK(tx.remove(permit, row));
    return std::move(tx).commit(audit::entry(actor, "measure.tie"));
}

Result<ReminderRule> reminder_rule(db::ReadTx& tx) {
    TRY(found, store::rule(tx));
    return found.value_or(ReminderRule{{}, "town", days_before_default, days_late_default, 0});
}

Result<ReminderRule> reminder_rule(Town& town, Actor const& actor) {
    CHECK(auth::judge(policy(), actor, "measure.read", std::nullopt));
    db::ReadTx tx{town.db};
    return reminder_rule(tx);
}

Result<ReminderRule> set_reminder_rule(Town& town, Actor const& actor, NewReminderRule const& ask) {
    db::WriteTx tx{town.db};
    TRY(permit, auth::decide<ReminderRule>(policy(), actor, "measure.rule", std::nullopt));
    TRY(before, store::rule(tx));
    if ((before ? before->version : 0) != ask.version) {
        return stale();
    }
    auto after = before.value_or(ReminderRule{town.new_id<ReminderRule>(), "town", 0, 0, 1});
    after.days_before = ask.days_before;
    after.days_late = ask.days_late;
    if (before) {
        CHECK(tx.update(permit, *before, after));
    } else {
        CHECK(tx.insert(permit, after));
    }
    CHECK(std::move(tx).commit(audit::entry(actor, "measure.rule")));
    return after;
}

}  // namespace varn::measure
