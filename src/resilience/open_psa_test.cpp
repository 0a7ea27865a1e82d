// Open-PSA files: what they mean, and what is refused by name.
#include "resilience/open_psa.h"

#include <gtest/gtest.h>

namespace varn::resilience {
namespace {

std::string model(std::string_view gates, std::string_view data = "") {
    return "<opsa-mef>\n<define-fault-tree name='t'>\n" + std::string{gates} +
           "\n</define-fault-tree>\n<model-data>\n" + std::string{data} +
           "<define-basic-event name='a'><float value='0.1'/></define-basic-event>"
           "<define-basic-event name='b'><float value='0.2'/></define-basic-event>"
           "<define-basic-event name='c'><float value='3e-1'/></define-basic-event></model-data></opsa-mef>";
}
constexpr std::string_view ab = "<basic-event name='a'/><basic-event name='b'/>";
std::string gate(std::string_view formula) {
    return "<define-gate name='top'>" + std::string{formula} + "</define-gate>";
}

double probability(std::string const& bytes) {
    auto const read = read_open_psa(bytes);
    if (!read.ok()) {
        ADD_FAILURE() << read.error().problems.at(0).pointer << read.error().problems.at(0).key;
        return -1.0;
    }
    return analyse(read.value().tree).value().probability.value();
}

std::string refusal(std::string const& bytes, std::string_view top = {}) {
    auto const read = read_open_psa(bytes, top);
    if (read.ok()) {
        return "";
    }
    std::string told;
    for (auto const& problem : read.error().problems) {
        told += (told.empty() ? "" : "; ") + problem.pointer + " " + problem.key;
        for (auto const& [name, value] : problem.params) {
            told += name == "name" || name == "names" || name == "ring" ? " " + value : "";
        }
    }
    return told;
}

TEST(OpenPsa, every_operator_means_what_the_format_says) {
    auto const of = [&](std::string const& name, std::string const& attributes = "") {
        return probability(model(gate("<" + name + attributes + ">" + std::string{ab} +
                                      "<basic-event name='c'/></" + name + ">")));
    };
    EXPECT_NEAR(of("and"), 0.006, 1e-12);
    EXPECT_NEAR(of("or"), 0.496, 1e-12);
    EXPECT_NEAR(of("nand"), 0.994, 1e-12);
    EXPECT_NEAR(of("nor"), 0.504, 1e-12);
    EXPECT_NEAR(of("atleast", " min='2'"), 0.098, 1e-12);
    EXPECT_NEAR(of("cardinality", " min='1' max='2'"), 0.49, 1e-12);
    EXPECT_NEAR(of("cardinality", " min='0' max='0'"), 0.504, 1e-12);
    auto const of_two = [&](std::string const& name) {
        return probability(model(gate("<" + name + ">" + std::string{ab} + "</" + name + ">")));
    };
    EXPECT_NEAR(of_two("xor"), 0.26, 1e-12);
    EXPECT_NEAR(of_two("iff"), 0.74, 1e-12);
    EXPECT_NEAR(of_two("imply"), 0.92, 1e-12);
    EXPECT_NEAR(probability(model(gate("<not><basic-event name='c'/></not>"))), 0.7, 1e-12);
    EXPECT_NEAR(probability(model(gate("<event name='c'/>"))), 0.3, 1e-12);
    EXPECT_NEAR(probability(model(gate("<or><constant value='true'/><event name='c'/></or>"))), 1.0, 1e-12);
}

TEST(OpenPsa, formulae_stand_in_each_other_and_components_only_group) {
    auto const bytes = model(
        "<define-component name='k'>" +
        gate("<or><and>" + std::string{ab} +
             "</and><not><or><event name='c' type='basic-event'/></or></not></or>") +
        "<define-house-event name='off'><constant value='false'/></define-house-event></define-component>"
        "<define-gate name='roof'><label>x</label><or><gate name='top'/><house-event "
        "name='off'/></or></define-gate>");
    EXPECT_NEAR(probability(bytes), 1.0 - 0.98 * 0.3, 1e-12);
    EXPECT_EQ(read_open_psa(bytes).value().declared_gates, 2U);
    EXPECT_EQ(read_open_psa(bytes).value().declared_events, 3U);
    EXPECT_NEAR(analyse(read_open_psa(bytes, "top").value().tree).value().probability.value(),
                1.0 - 0.98 * 0.3, 1e-12);
}

TEST(OpenPsa, parameters_and_expressions_are_worked_out) {
    auto const of = [](std::string const& expression) {
        return probability(model(gate("<basic-event name='x'/>"),
                                 "<define-parameter name='two'><mul><parameter name='one'/><int "
                                 "value='2'/></mul></define-parameter>"
                                 "<define-parameter name='one'><float value='1'/></define-parameter>"
                                 "<define-basic-event name='x'>" +
                                     expression + "</define-basic-event>"));
    };
    EXPECT_NEAR(of("<div><parameter name='one'/><parameter name='two'/></div>"), 0.5, 1e-15);
    EXPECT_NEAR(of("<exponential><float value='1e-3'/><float value='100'/></exponential>"),
                0.09516258196404043, 1e-15);
    EXPECT_NEAR(
        of("<GLM><float value='0'/><float value='1e-3'/><float value='0'/><float value='100'/></GLM>"),
        0.09516258196404043, 1e-15);
    EXPECT_NEAR(
        of("<Weibull><float value='100'/><float value='1'/><float value='0'/><float value='10'/></Weibull>"),
        0.09516258196404043, 1e-15);
    EXPECT_NEAR(of("<sub><float value='0.9'/><float value='0.2'/><float value='0.3'/></sub>"), 0.4, 1e-15);
}

std::string group(std::string const& kind, std::string const& factors) {
    return gate("<and><basic-event name='x'/><basic-event name='y'/><basic-event name='z'/></and>") +
           "<define-CCF-group name='pumps' model='" + kind +
           "'><members><basic-event name='x'/><basic-event name='y'/><basic-event name='z'/></members>"
           "<distribution><float value='0.1'/></distribution>" +
           factors + "</define-CCF-group>";
}
std::string factor(int level, std::string const& value) {
    return "<factor level='" + std::to_string(level) + "'><float value='" + value + "'/></factor>";
}

TEST(OpenPsa, members_of_a_group_fail_alone_and_together) {
    // beta: each alone 0.08, all together 0.02.
    EXPECT_NEAR(probability(model(group("beta-factor", factor(3, "0.2")))), 0.02 + 0.98 * 0.08 * 0.08 * 0.08,
                1e-12);
    // Only triples: the same as one event.
    EXPECT_NEAR(
        probability(model(group("MGL", "<factors>" + factor(2, "1") + factor(3, "1") + "</factors>"))), 0.1,
        1e-12);
    EXPECT_NEAR(probability(model(group("alpha-factor", factor(1, "0") + factor(2, "0") + factor(3, "1")))),
                0.1, 1e-12);
    // Only singles.
    EXPECT_NEAR(probability(model(group("phi-factor", factor(1, "1") + factor(2, "0") + factor(3, "0")))),
                0.001, 1e-12);
    // Only pairs, each pair half of the member's share: two of three pairs, or more, fell all three.
    EXPECT_NEAR(probability(model(group("MGL", factor(2, "1") + factor(3, "0")))),
                3 * 0.05 * 0.05 * 0.95 + 0.05 * 0.05 * 0.05, 1e-12);
}

TEST(OpenPsa, what_is_not_supported_is_refused_by_name_and_line) {
    EXPECT_EQ(refusal("<opsa-mef><define-event-tree name='e'/></opsa-mef>"),
              "line 1 open_psa.unsupported define-event-tree");
    EXPECT_EQ(refusal(model(gate("<or><basic-event name='a'/><bang/></or>"))),
              "line 3 open_psa.unsupported bang");
    EXPECT_EQ(refusal(model(gate("<xor>" + std::string{ab} + "<basic-event name='c'/></xor>"))),
              "line 3 open_psa.takes_two xor");
    EXPECT_EQ(refusal(model(gate(ab))), "line 3 open_psa.unsupported basic-event");
    EXPECT_EQ(refusal(model("<define-gate name='top' role='private'>" +
                            std::string{"<basic-event name='a'/></define-gate>"})),
              "line 3 open_psa.unsupported role=\"private\"");
    EXPECT_EQ(refusal(model(gate("<basic-event name='a'/>"),
                            "<define-basic-event name='x'><lognormal-deviate/></define-basic-event>")),
              "line 6 open_psa.unsupported lognormal-deviate");
    EXPECT_EQ(refusal(model(group("guess", ""))),
              "line 3 open_psa.group_model; line 3 open_psa.unknown x; line 3 open_psa.unknown y; line 3 "
              "open_psa.unknown z");
}

TEST(OpenPsa, wrong_models_are_told_with_their_lines) {
    EXPECT_EQ(refusal("<html/>"), "line 1 open_psa.other_root html");
    EXPECT_EQ(refusal(model(gate("<or><gate name='a'/><basic-event name='zz'/></or>"))),
              "line 3 open_psa.unknown a; line 3 open_psa.unknown zz");
    EXPECT_EQ(refusal(model(gate("<atleast min='4'>" + std::string{ab} + "</atleast>"))),
              "line 3 resilience.k_out_of_range");
    EXPECT_EQ(refusal(model(gate("<atleast min='x'>" + std::string{ab} + "</atleast>"))),
              "line 3 open_psa.no_number atleast; line 3 resilience.k_out_of_range");
    EXPECT_EQ(refusal(model(gate("<event name='a'/>") + "\n" + gate("<event name='b'/>"))),
              "line 4 open_psa.twice top");
    EXPECT_EQ(refusal(model(gate("<event name='a'/>") +
                            "<define-gate name='other'><event name='a'/></define-gate>")),
              "line 1 open_psa.several_tops top, other");
    EXPECT_EQ(refusal(model(gate("<event name='a'/>")), "nowhere"), "line 1 open_psa.unknown nowhere");
    EXPECT_EQ(
        refusal(model(gate("<gate name='x'/>") + "<define-gate name='x'><gate name='top'/></define-gate>")),
        "line 1 resilience.gates_in_ring top → x → top");
    EXPECT_EQ(refusal(model(gate("<event name='a'/>"), "<define-basic-event name='x'/>")),
              "line 6 open_psa.no_probability x");
    EXPECT_EQ(refusal(model(gate("<event name='a'/>"),
                            "<define-basic-event name='x'><float value='1.5'/></define-basic-event>")),
              "line 6 resilience.not_a_probability");
    EXPECT_EQ(refusal(model(gate("<event name='a'/>"),
                            "<define-parameter name='p'><parameter name='p'/></define-parameter>")),
              "line 6 open_psa.parameter_in_ring p");
    EXPECT_EQ(refusal(model("")), "line 1 open_psa.no_gate");
}

TEST(OpenPsa, strangers_files_do_no_harm) {
    EXPECT_EQ(refusal("not xml at all"), "line 1 interchange.not_xml");
    EXPECT_EQ(refusal("<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><opsa-mef>&b;</opsa-mef>"),
              "line 1 interchange.doctype");
    std::string deep = "<opsa-mef><define-fault-tree name='t'><define-gate name='g'>";
    for (int i = 0; i < 100'000; ++i) {
        deep += "<not>";
    }
    EXPECT_EQ(refusal(deep), "line 1 interchange.too_deep");
    EXPECT_EQ(read_open_psa(std::string(65 << 20, ' ')).error().code, ErrorCode::too_large);
    std::string chain;
    for (int i = 0; i < 100'000; ++i) {
        chain += "<define-gate name='g" + std::to_string(i) + "'><not><gate name='g" + std::to_string(i + 1) +
                 "'/></not></define-gate>";
    }
    EXPECT_NEAR(probability(model(chain + "<define-gate name='g100000'><event name='a'/></define-gate>")),
                0.1, 1e-12);
}

TEST(OpenPsa, what_is_written_reads_back) {
    FaultTree tree{{{"a<", 0.1}, {"b", 1e-300}, {"c", 1.0 / 3.0}}, {}, 0};
    for (auto const kind : {GateKind::conjunction, GateKind::disjunction, GateKind::at_least,
                            GateKind::not_all, GateKind::none_of}) {
        tree.gates.push_back({"g" + std::to_string(tree.gates.size()),
                              kind,
                              kind == GateKind::at_least ? 2U : 0U,
                              {{false, 0}, {false, 1}, {false, 2}}});
    }
    tree.gates.push_back({"on", GateKind::always, 0, {}});
    tree.gates.push_back({"top",
                          GateKind::disjunction,
                          0,
                          {{true, 0}, {true, 1}, {true, 2}, {true, 3}, {true, 4}, {true, 5}}});
    tree.top = 6;
    auto const back = read_open_psa(write_open_psa(tree, "t")).value();
    EXPECT_EQ(back.name, "t");
    EXPECT_EQ(back.tree.top, 6U);
    for (std::size_t i = 0; i < tree.events.size(); ++i) {
        EXPECT_EQ(back.tree.events[i].id, tree.events[i].id);
        EXPECT_EQ(back.tree.events[i].probability, tree.events[i].probability);
    }
    for (std::size_t i = 0; i < tree.gates.size(); ++i) {
        EXPECT_EQ(back.tree.gates[i].kind, tree.gates[i].kind);
        EXPECT_EQ(back.tree.gates[i].inputs, tree.gates[i].inputs);
    }
}

}  // namespace
}  // namespace varn::resilience
