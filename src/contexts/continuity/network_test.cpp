// The seam: what is kept in the registers, what is put together from it, what is given out as city-dep/1 and
// what is answered are one and the same network. On random towns, and through the whole history of a change.
#include <algorithm>

#include "engine/course.h"
#include "engine/cut_sets.h"
#include "engine/network_losses.h"
#include "engine/weaknesses.h"
#include "kernel/draw.h"
#include "resilience/network_file.h"
#include "resilience/open_psa.h"
#include "town_of_services.h"

namespace varn::continuity {
namespace {

using resilience::Network;

class ContinuityNetwork : public ServiceTown {
protected:
    /// A town at random: some services and resources that need each other, in rings too.
    void fill(std::uint64_t seed) {
        Draw draw{seed};
        std::vector<Member> all;
        db::WriteTx tx{town().db};
        for (std::size_t i = 3 + draw.below(3); i > 0; --i) {
            auto row = service("s" + std::to_string(seed) + "-" + std::to_string(i));
            row.restart_minutes = static_cast<std::int64_t>(draw.below(90));
            row.harm_per_hour = static_cast<double>(draw.below(100)) / 7.0;
            if (draw.happens(20)) {
                row.tolerable_minutes.reset();
            }
            all.push_back(member(put_new(town(), tx, at_care, row).value()));
        }
        for (std::size_t i = 4 + draw.below(6); i > 0; --i) {
            auto row = resource("r" + std::to_string(seed) + "-" + std::to_string(i),
                                static_cast<ResourceClass>(draw.below(choices<ResourceClass>.size())));
            row.repair_minutes = 1 + static_cast<std::int64_t>(draw.below(3000));
            row.restart_minutes = static_cast<std::int64_t>(draw.below(90));
            row.losses_per_year = static_cast<double>(draw.below(30)) / 11.0;
            row.is_black_start = draw.happens(10);
            row.supplier = draw.happens(30) ? std::optional{supplier} : std::nullopt;
            all.push_back(member(put_new(town(), tx, at_care, row).value()));
        }
        for (auto const& owner : all) {
            for (std::size_t n = draw.below(3); n > 0; --n) {
                put_random_need(tx, draw, owner, all);
            }
        }
        EXPECT_TRUE(std::move(tx).commit(audit::entry(at_care, "continuity.write")));
    }
    void put_random_need(db::WriteTx& tx, Draw& draw, Member const& owner, std::vector<Member> const& all) {
        NeedInFull made = need_on({}, 1);
        made.service = owner.service;
        made.resource = owner.resource;
        for (auto const& other : all) {
            bool const is_self = other.service == owner.service && other.resource == owner.resource;
            if (!is_self && draw.below(all.size()) < 2) {
                made.members.push_back(other);
            }
        }
        if (made.members.empty()) {
            return;
        }
        made.needed = static_cast<int>(1 + draw.below(made.members.size()));
        made.buffer_minutes = static_cast<std::int64_t>(draw.below(3) * draw.below(600));
        made.refill_minutes = draw.happens(30) ? std::nullopt : std::optional<std::int64_t>{draw.below(500)};
        auto const kept_need = put_need(town(), tx, at_care, made);
        EXPECT_TRUE(kept_need.ok()) << (kept_need.ok() ? "" : said(kept_need.error()));
    }
    Network given_out() {
        return resilience::read_network_file(network_text(town(), strategist).value()).value();
    }
    std::vector<std::string> answers_of_weaknesses() {
        std::vector<std::string> lines;
        auto const told = weaknesses_told(town(), strategist, "sv").value();
        for (auto const& one : told.weaknesses) {
            lines.push_back(one.rule + " " + one.subject.id + " " + one.text);
        }
        return lines;
    }
    void expect_same_courses(Network const& network, ResourceClass kind) {
        LossAsk ask;
        ask.kind = kind;
        ask.is_repaired = true;
        auto const told = course_told(town(), strategist, ask);
        resilience::CourseQuestion question;
        for (Index node = 0; node < network.nodes.size(); ++node) {
            if (network.nodes[node].kind == name_of(kind)) {
                question.losses.push_back({node, 0, network.nodes[node].repair.likeliest});
            }
        }
        if (question.losses.empty()) {
            EXPECT_EQ(told.error().problems.at(0).pointer, "/lost");
            return;
        }
        auto const played = resilience::follow_course(network, question).value();
        ASSERT_TRUE(told.ok()) << said(told.error());
        EXPECT_EQ(told.value().lost_service_minutes, played.lost_service_minutes);
        EXPECT_EQ(told.value().harm, played.harm);
        EXPECT_EQ(told.value().normal_from, played.normal_from);
        EXPECT_EQ(told.value().rings.size(), played.rings.size());
        std::size_t outages = 0;
        for (auto const& of : played.outages) {
            for (auto const& one : of.outages) {
                ASSERT_LT(outages, told.value().outages.size());
                auto const& said_so = told.value().outages[outages++];
                EXPECT_EQ(said_so.node.text, network.nodes[of.node].id);
                EXPECT_EQ(said_so.from, one.from);
                EXPECT_EQ(said_so.to, one.to);
            }
        }
        EXPECT_EQ(outages, told.value().outages.size());
        ASSERT_EQ(told.value().curve.size(), played.city.size());
        for (std::size_t i = 0; i < played.city.size(); ++i) {
            EXPECT_EQ(told.value().curve[i].up, played.city[i].up);
        }
    }
    /// What is drawn has the nodes and the needs of what is given out, no more and no fewer.
    void expect_same_map(Network const& network) {
        auto const told = map_told(town(), strategist).value();
        EXPECT_EQ(told.model, model_of(network));
        ASSERT_EQ(told.nodes.size(), network.nodes.size());
        std::size_t needs = 0;
        for (std::size_t i = 0; i < network.nodes.size(); ++i) {
            EXPECT_EQ(told.nodes[i].id.text, network.nodes[i].id);
            EXPECT_EQ(told.nodes[i].kind, network.nodes[i].kind);
            needs += network.nodes[i].needs.size();
        }
        EXPECT_EQ(told.needs.size(), needs);
        for (auto const& need : told.needs) {
            auto const& all = network.nodes[static_cast<std::size_t>(need.node)].needs;
            EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](auto const& one) {
                return one.kind == need.what && static_cast<std::int64_t>(one.least) == need.needed &&
                       one.buffer == need.buffer_minutes &&
                       std::equal(one.of.begin(), one.of.end(), need.of.begin(), need.of.end(),
                                  [](auto a, auto b) { return static_cast<std::int64_t>(a) == b; });
            }));
        }
    }
    void expect_same_cut_sets(Network const& network) {
        auto const all = resilience::service_cut_sets(network, {.order = 3}).value();
        for (auto const& one : all.services) {
            Id<CriticalService> const id{network.nodes[one.service].id};
            auto const told = cut_sets_told(town(), strategist, id, 3).value();
            ASSERT_EQ(told.by_order.size(), one.by_order.size());
            for (std::size_t i = 0; i < one.by_order.size(); ++i) {
                EXPECT_EQ(told.by_order[i].sets, one.by_order[i].digits);
            }
            EXPECT_EQ(told.probability_low, one.lower);
            EXPECT_EQ(told.probability_high, one.upper);
        }
    }
};
VARN_ON_EVERY_ENGINE(ContinuityNetwork);

TEST_P(ContinuityNetwork, what_is_given_out_answers_as_we_do) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        fill(seed);
        auto const network = given_out();
        std::vector<std::string> lines;
        auto const found = resilience::weaknesses(network).value();
        for (auto const& finding : found) {
            lines.push_back(finding.rule + " " + finding.subject.id + " " +
                            engine::render(finding, i18n::text("sv", finding.text)));
        }
        EXPECT_EQ(answers_of_weaknesses(), lines) << seed;
        EXPECT_EQ(model_told(town(), strategist).value().model, model_of(network)) << seed;
        expect_same_courses(network, static_cast<ResourceClass>(seed % choices<ResourceClass>.size()));
        expect_same_cut_sets(network);
        expect_same_map(network);
        auto const tree = resilience::read_open_psa(network_open_psa(town(), strategist, "").value(), "top");
        EXPECT_TRUE(tree.ok()) << seed << (tree.ok() ? "" : said(tree.error()));
    }
}

TEST_P(ContinuityNetwork, a_loss_of_a_class_or_a_supplier_is_what_belongs_to_it) {
    fill(3);
    auto const network = given_out();
    LossAsk ask;
    ask.supplier = supplier;
    auto const told = course_told(town(), strategist, ask);
    auto const listed = list_resources(town(), strategist, {.supplier = supplier.text}, {500, 0}).value();
    EXPECT_EQ(told.ok() ? static_cast<std::int64_t>(told.value().lost.size()) : 0, listed.total);
    EXPECT_EQ(course_told(town(), strategist, {}).error().problems.at(0).key, "continuity.nothing_is_lost");
    ask.is_repaired = true;
    ask.lasts_minutes = 5;
    EXPECT_EQ(faults(course_told(town(), strategist, ask)),
              std::vector<std::string>{"/lasts_minutes continuity.repaired_or_lasts"});
}

TEST_P(ContinuityNetwork, an_answer_names_its_model_and_changes_with_it) {
    auto const home = kept(service("hemtjanst"));
    auto const grid = kept(resource("elnat"));
    auto const made = needs(need(home, {member(grid)}));
    auto const before = model_told(town(), strategist).value();
    EXPECT_EQ(before.services, 1);
    EXPECT_EQ(before.needs, 1);
    EXPECT_EQ(weaknesses_told(town(), strategist, "sv").value().model, before.model);
    auto const changed =
        change_need(town(), at_care, made.id, 1, json::Change<NeedInFull>{R"({"buffer_minutes":60})"});
    ASSERT_TRUE(changed.ok());
    auto const after = weaknesses_told(town(), strategist, "sv").value();
    EXPECT_NE(after.model, before.model);
    auto renamed = change_row(town(), at_care, grid.id, 1, json::Change<Resource>{R"({"note":"x"})"});
    EXPECT_FALSE(renamed.ok()) << "no such field";
    renamed = change_row(town(), at_care, grid.id, 1, json::Change<Resource>{R"({"body":"x"})"});
    ASSERT_TRUE(renamed.ok());
    EXPECT_EQ(model_told(town(), strategist).value().model, after.model) << "words are not the model";
}

TEST_P(ContinuityNetwork, a_chain_is_told_in_words_in_both_languages) {
    auto const home = kept(service("hemtjanst"));
    auto const grid = kept(resource("elnat"));
    auto const system = kept(resource("planering", ResourceClass::it));
    auto on_battery = need(system, {member(grid)});
    on_battery.buffer_minutes = 90;
    needs(on_battery);
    needs(need(home, {member(system)}));
    ChainAsk const ask{{AnyId{grid.id.text}}, AnyId{home.id.text}};
    auto const told = chain_told(town(), strategist, "sv", ask).value();
    ASSERT_EQ(told.links.size(), 3U);
    EXPECT_EQ(told.links[0].text, "Resurs elnat faller bort.");
    EXPECT_EQ(told.links[1].text,
              "Efter 1 h 30 min faller Resurs planering: den behöver el, saknar Resurs elnat, och bufferten "
              "på 1 h 30 min är slut.");
    EXPECT_EQ(told.links[2].at, 90);
    EXPECT_NE(chain_told(town(), strategist, "en", ask).value().links[2].text, told.links[2].text);
    EXPECT_TRUE(chain_told(town(), strategist, "sv", {{}, AnyId{home.id.text}}).value().links.empty());
    EXPECT_EQ(faults(chain_told(town(), strategist, "sv", {{AnyId{care.text}}, AnyId{home.id.text}})),
              std::vector<std::string>{"/lost/0 continuity.not_in_network"});
}

TEST_P(ContinuityNetwork, a_change_is_compared_without_being_made) {
    auto const home = kept(service("hemtjanst"));
    auto const grid = kept(resource("elnat"));
    auto const diesel = kept(resource("diesel"));
    auto const made = needs(need(home, {member(grid)}));
    Edit edit;
    edit.need = made.id;
    edit.add = AnyId{diesel.id.text};
    auto const told = comparison_told(town(), strategist, {{edit}});
    ASSERT_TRUE(told.ok()) << said(told.error());
    EXPECT_EQ(told.value().before.single_points, 1);
    EXPECT_EQ(told.value().after.single_points, 0);
    EXPECT_EQ(told.value().after.cut_pairs, 1);
    ASSERT_EQ(told.value().changed.size(), 1U);
    EXPECT_EQ(told.value().changed[0].node.name, "Resurs elnat");
    EXPECT_EQ(model_told(town(), strategist).value().model, told.value().model);
    EXPECT_NE(told.value().changed_model, told.value().model);
    auto const refused = [&](Edit const& one) {
        return faults(comparison_told(town(), strategist, {{one}})).at(0);
    };
    edit.add = AnyId{home.id.text};
    EXPECT_EQ(refused(edit), "/edits/0/add continuity.needs_itself");
    edit.add = AnyId{grid.id.text};
    EXPECT_EQ(refused(edit), "/edits/0/add continuity.member_twice");
    edit.add.reset();
    edit.remove = AnyId{diesel.id.text};
    EXPECT_EQ(refused(edit), "/edits/0/remove continuity.not_a_member");
    edit.remove = AnyId{grid.id.text};
    EXPECT_EQ(refused(edit), "/edits/0/needed continuity.needs_more_than_there_are");
    EXPECT_EQ(refused({}), "/edits/0 continuity.edit_is_one_thing");
}

TEST_P(ContinuityNetwork, importance_is_the_same_for_the_same_seed) {
    fill(5);
    auto const once = importance_told(town(), strategist, 20'000, 7);
    ASSERT_TRUE(once.ok()) << said(once.error());
    auto const again = importance_told(town(), strategist, 20'000, 7).value();
    EXPECT_EQ(json::write(once.value()), json::write(again));
    EXPECT_EQ(faults(importance_told(town(), strategist, 0, 1)),
              std::vector<std::string>{"?scenarios continuity.out_of_bounds"});
}

TEST_P(ContinuityNetwork, what_starts_from_black_hangs_on_nothing) {
    auto const home = kept(service("hemtjanst"));
    auto plant = resource("kraftverk");
    plant.is_black_start = true;
    auto const made = kept(plant);
    auto const telecom = kept(resource("telenat", ResourceClass::telecom));
    needs(need(made, {member(telecom)}));
    needs(need(home, {member(made)}));
    EXPECT_EQ(model_told(town(), strategist).value().needs, 1);
    auto const chain = chain_told(town(), strategist, "sv", {{AnyId{telecom.id.text}}, AnyId{home.id.text}});
    EXPECT_TRUE(chain.value().links.empty());
}

TEST_P(ContinuityNetwork, whoever_only_reads_is_not_told_where_the_town_is_weak) {
    fill(1);
    auto const administrator = testing::somebody(auth::Role::administrator);
    for (auto const& actor : {reader, administrator}) {
        EXPECT_EQ(network_text(town(), actor).error().code, ErrorCode::forbidden);
        EXPECT_EQ(weaknesses_told(town(), actor, "sv").error().code, ErrorCode::forbidden);
        EXPECT_EQ(model_told(town(), actor).error().code, ErrorCode::forbidden);
    }
    EXPECT_TRUE(weaknesses_told(town(), at_schools, "sv").ok());
}

TEST_P(ContinuityNetwork, the_past_has_the_model_of_its_time) {
    auto const grid = kept(resource("elnat"));
    kept(service("hemtjanst"));
    auto const before = model_told(town(), strategist).value().model;
    auto const then = clock_.now();
    clock_.move_to(Instant{then.milliseconds + 3'600'000});
    ASSERT_TRUE(
        change_row(town(), at_care, grid.id, 1, json::Change<Resource>{R"({"repair_minutes":5})"}).ok());
    EXPECT_NE(model_told(town(), strategist).value().model, before);
    auto past = town().db.seen_from({.as_of = then});
    Town seen{past, town().clock, town().ids};
    EXPECT_EQ(model_told(seen, strategist).value().model, before);
}

}  // namespace
}  // namespace varn::continuity
