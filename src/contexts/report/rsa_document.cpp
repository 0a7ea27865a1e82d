// A risk and vulnerability analysis as a document, in the disposition of MSBFS 2015:5.
#include "report/api.h"
#include "rsa_facts.h"

namespace varn::report {
namespace {

void add_body(Blocks& blocks, rsa::Facts const& facts, Voice& voice) {
    rsa::add_heading(blocks, facts, voice, 1);
    rsa::add_conditions(blocks, facts, voice);
    rsa::add_heading(blocks, facts, voice, 2);
    rsa::add_participants(blocks, facts, voice);
    rsa::add_heading(blocks, facts, voice, 3);
    rsa::add_services(blocks, facts, voice);
    rsa::add_heading(blocks, facts, voice, 4);
    rsa::add_dependencies(blocks, facts, voice);
    rsa::add_heading(blocks, facts, voice, 5);
    if (facts.told.town) {
        blocks.push_back(chapter(2, voice.say("town_heading")));
        rsa::add_town(blocks, facts, voice);
    }
    blocks.push_back(chapter(2, voice.say("matrix_heading")));
    rsa::add_matrix(blocks, facts, voice);
    blocks.push_back(chapter(2, voice.say("antagonists_heading")));
    rsa::add_antagonists(blocks, facts, voice);
    blocks.push_back(chapter(2, voice.say("risks_heading")));
    rsa::add_risks(blocks, facts, voice);
    rsa::add_heading(blocks, facts, voice, 6);
    rsa::add_capabilities(blocks, facts, voice);
    rsa::add_heading(blocks, facts, voice, 7);
    rsa::add_treatment(blocks, facts, voice);
    blocks.push_back(chapter(2, voice.say("measures_heading")));
    rsa::add_measures(blocks, facts, voice);
    rsa::add_since(blocks, facts, voice);
    rsa::add_approval(blocks, facts, voice);
    rsa::add_scales(blocks, facts, voice);
}

}  // namespace

Result<documents::Document> analysis_document(Town& town, auth::Actor const& actor,
                                              Id<risk::Analysis> const& id, Wanted const& wanted) {
    CHECK(auth::judge(policy(), actor, "report.read", std::nullopt));
    CHECK(must_see_nothing_marked(town, wanted));
    TRY(facts, rsa::gather(town, actor, id));
    Voice voice{wanted, std::move(facts.markings)};
    auto const whose = rsa::unit_words(voice, facts.whose);
    auto document =
        framed(voice, {voice.say("kind.analysis"), voice.say("title.analysis", {{"whose", whose}}),
                       facts.whose.empty() ? "" : whose, facts.on});
    auto& blocks = document.blocks;
    rsa::add_facts(blocks, facts, voice);
    blocks.push_back(documents::Contents{2});
    blocks.push_back(documents::PageBreak{});
    add_body(blocks, facts, voice);
    say_first(blocks, 0, voice, facts.told.view.round.marker == risk::Marker::fictional);
    return document;
}

}  // namespace varn::report
