// Registers that all editions share: the threat scale, the categories, topics and where they are dealt with.
#include "service.h"

namespace varn::programme {
namespace {

template <class T>
Result<Page<T>> ordered(Town& town, Actor const& actor, Window window) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    return store::by_position<T>(tx, window);
}

Result<Done> check_topic(db::ReadTx& tx, Topic const& topic) {
    if (topic.shared_owner) {
        TRY(there, store::is_there<Unit>(tx, topic.shared_owner->text));
        if (!there) {
            return invalid("/shared_owner", "programme.not_there");
        }
    }
    return Done{};
}

Result<Done> check_treatment(db::ReadTx& tx, TopicTreatment const& row) {
    CHECK(rules::must_end_after_it_begins(row.valid_from, row.valid_to));
    if (auto topic = tx.get(row.topic); !topic) {
        return invalid("/topic", "programme.not_there");
    }
    if (auto programme = tx.get(row.programme); !programme) {
        return invalid("/programme", "programme.not_there");
    }
    if (row.owner) {
        TRY(there, store::is_there<Unit>(tx, row.owner->text));
        if (!there) {
            return invalid("/owner", "programme.not_there");
        }
    }
    TRY(others, store::treatments(tx, row.topic));
    for (auto const& other : others) {
        if (other.programme == row.programme &&
            overlap(other.valid_from, other.valid_to, row.valid_from, row.valid_to)) {
            return invalid("/valid_from", "programme.treated_already", {{"from", to_text(other.valid_from)}});
        }
    }
    return Done{};
}

}  // namespace

Result<Page<ThreatStep>> list_threat_steps(Town& town, Actor const& actor, Window window) {
    return ordered<ThreatStep>(town, actor, window);
}
Result<ThreatStep> add_threat_step(Town& town, Actor const& actor, ThreatStep row) {
    return add(writing(town, actor), std::move(row));
}
Result<ThreatStep> change_threat_step(Town& town, Actor const& actor, Id<ThreatStep> const& id, int version,
                                      json::Change<ThreatStep> const& change) {
    return revise(writing(town, actor), id, version, change);
}

Result<Page<ThreatCategory>> list_threat_categories(Town& town, Actor const& actor, Window window) {
    return ordered<ThreatCategory>(town, actor, window);
}
Result<ThreatCategory> add_threat_category(Town& town, Actor const& actor, ThreatCategory row) {
    return add(writing(town, actor), std::move(row));
}
Result<ThreatCategory> change_threat_category(Town& town, Actor const& actor, Id<ThreatCategory> const& id,
                                              int version, json::Change<ThreatCategory> const& change) {
    return revise(writing(town, actor), id, version, change);
}

Result<Page<Topic>> list_topics(Town& town, Actor const& actor, Window window) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    return store::by_key<Topic>(tx, window);
}

Result<TopicView> topic_view(Town& town, Actor const& actor, Id<Topic> const& id, Date on) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(topic, tx.get(id));
    TRY(treatments, store::treatments(tx, id));
    TopicView view{std::move(topic), {}, 0};
    view.version = view.topic.version;
    for (auto& row : treatments) {
        TRY(programme, tx.get(row.programme));
        TopicTreatmentView one{row.id, row.programme,  programme.name, row.owner,
                               {},     row.valid_from, row.valid_to};
        if (row.owner) {
            TRY(owner, organisation::unit_on(tx, *row.owner, on));
            one.owner_name = owner.name;
        }
        view.treatments.push_back(std::move(one));
    }
    return view;
}

Result<Topic> add_topic(Town& town, Actor const& actor, Topic row) {
    return add(writing(town, actor), std::move(row), check_topic);
}
Result<Topic> change_topic(Town& town, Actor const& actor, Id<Topic> const& id, int version,
                           json::Change<Topic> const& change) {
    return revise(writing(town, actor), id, version, change, check_topic);
}

Result<TopicTreatment> add_treatment(Town& town, Actor const& actor, TopicTreatment row) {
    return add(writing(town, actor), std::move(row), check_treatment);
}
Result<Done> remove_treatment(Town& town, Actor const& actor, Id<TopicTreatment> const& id) {
    return unlink(writing(town, actor), id);
}

}  // namespace varn::programme
