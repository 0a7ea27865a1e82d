#pragma once
// What the document of an analysis is made of, gathered in one consistent view, and the parts it is put
// together from. Each adds its blocks; the numbers of risks are those of the document.
#include "continuity/telling.h"
#include "measure/views.h"
#include "risk/telling.h"
#include "voice.h"

namespace varn::report::rsa {

struct Facts {
    Date on;
    risk::AnalysisTold told;
    continuity::ServicesTold services;  // of the unit and all below it, or of the whole town
    std::vector<measure::MeasureView> measures;
    std::map<std::string, std::string> risks_of_measures;  // the risk that a measure came out of, by its id
    std::vector<secrecy::Marking> markings;
    std::string whose;                         // the unit's name; empty for the whole town
    std::map<std::string, std::string> units;  // names as the round knew them, by id
};

Result<Facts> gather(Town& town, auth::Actor const& actor, Id<risk::Analysis> const& id);

/// The steps of a scale for all protection values, the lowest first.
std::vector<risk::ScaleStep> steps_of(Facts const& facts, risk::Scale scale);
/// "4 Allvarliga": a level and what the round's scales call it. A dash for none.
std::string level_words(Facts const& facts, risk::Scale scale, std::optional<int> level);
/// The place of a risk in the document, from 1; 0 for none of its.
std::size_t number_of(Facts const& facts, Id<risk::Risk> const& risk);
/// What a risk is called; when that may not be said, that it has no heading here.
std::string title_of(Voice const& voice, risk::Risk const& risk);
/// "3 Skyfall över lågt liggande gator".
std::string numbered_title(Facts const& facts, Voice const& voice, risk::Risk const& risk);
/// The ground of a level in a picture: how far up it stands in its scale, and no measure of risk.
documents::Tone tone_of_level(int level, std::size_t levels);
std::string unit_words(Voice const& voice, std::string const& unit_name);

/// One of the seven headings with its text. `number` is 1 to 7.
void add_heading(Blocks& blocks, Facts const& facts, Voice& voice, int number);
/// Whose analysis, under what, how far it has come.
void add_facts(Blocks& blocks, Facts const& facts, Voice& voice);
void add_conditions(Blocks& blocks, Facts const& facts, Voice& voice);
void add_participants(Blocks& blocks, Facts const& facts, Voice& voice);
void add_services(Blocks& blocks, Facts const& facts, Voice& voice);
void add_dependencies(Blocks& blocks, Facts const& facts, Voice& voice);
/// Likelihood against consequence before and after treatment, as pictures and as a table.
void add_matrix(Blocks& blocks, Facts const& facts, Voice& voice);
void add_antagonists(Blocks& blocks, Facts const& facts, Voice& voice);
/// All analyses of the round: how far each has come, units against protection values, all risks by place.
void add_town(Blocks& blocks, Facts const& facts, Voice& voice);
/// Every risk with its cause, event and consequences.
void add_risks(Blocks& blocks, Facts const& facts, Voice& voice);
void add_capabilities(Blocks& blocks, Facts const& facts, Voice& voice);
void add_treatment(Blocks& blocks, Facts const& facts, Voice& voice);
void add_measures(Blocks& blocks, Facts const& facts, Voice& voice);
void add_since(Blocks& blocks, Facts const& facts, Voice& voice);
void add_approval(Blocks& blocks, Facts const& facts, Voice& voice);
void add_scales(Blocks& blocks, Facts const& facts, Voice& voice);

}  // namespace varn::report::rsa
