#pragma once
// For tests: what the small town of dossier_town.h holds. Included by it, at its end.
#include "dossier_town.h"

namespace varn::report {

inline void DossierTown::put_frame() {
    traffic = unit_called("trafiknamnden", "Trafiknämnden", {});
    tunnels = unit_called("tunnelenheten", "Tunnelenheten", traffic.id);
    schools = unit_called("utbildningsnamnden", "Utbildningsnämnden", {});
    outsider.key = "norrskens-bransle";
    outsider.name = "Norrskens Bränsle AB (påhittat)";
    outsider.kind = "leverantör";
    outsider = put(outsider);
    person.key = "vera";
    person.name = "Vera Exempelsson";
    person.unit = traffic.id;
    person.phone = "08-000 00 00";
    person.email = "vera@exempel.invalid";
    person = put(person);
    duty.unit = traffic.id;
    duty.person = person.id;
    duty.duty = "säkerhetssamordnare";
    duty.valid_from = day("2020-01-01");
    duty = put(duty);
    programme::Programme line;
    line.key = "sakerhet";
    line.name = "Säkerhetsprogram";
    line = put(line);
    edition.programme = line.id;
    edition.key = "sp-2020";
    edition.title = "Säkerhetsprogram för perioden";
    edition.status = programme::EditionStatus::adopted;
    edition.adopted_on = edition.valid_from = day("2020-01-01");
    edition = put(edition);
    for (auto* value : {&people, &works}) {
        value->edition = edition.id;
        value->position = value == &people ? 1 : 2;
        value->key = value == &people ? "individen" : "funktionalitet";
        value->title = value == &people ? "Individen" : "Funktionalitet";
        *value = put(*value);
    }
    scales.key = "skalor";
    scales.name = "Skalor";
    scales = put(scales);
    using risk::Scale;
    for (auto const scale : {Scale::likelihood, Scale::consequence, Scale::intention,
                             Scale::antagonist_capability, Scale::opportunity, Scale::capability}) {
        for (int level = 1; level <= 5; ++level) {
            risk::ScaleStep row;
            row.scale_set = scales.id;
            row.scale = scale;
            row.level = level;
            row.name = "steg " + std::string(1, static_cast<char>('a' + level - 1));
            row = put(row);
            step = scale == Scale::likelihood ? row : step;
        }
    }
    nature.key = "naturhot";
    nature.title = "Naturhot";
    nature = put(nature);
    attack.key = "antagonistiska-hot";
    attack.title = "Antagonistiska hot";
    attack.is_antagonistic = true;
    attack = put(attack);
}

inline void DossierTown::put_analyses() {
    for (auto* one : {&earlier, &round}) {
        one->name = one == &earlier ? "RSA förra perioden" : "RSA denna period";
        one->edition = edition.id;
        one->scale_set = scales.id;
        one->mandate_from = day("2022-10-15");
        one->mandate_to = day("2026-10-14");
        one->due = day("2024-10-31");
        one->state = one == &earlier ? risk::RoundState::closed : risk::RoundState::open;
        one->units_on = day("2023-01-01");
        one->opened_at = start_of(day("2023-01-01"));
        one->closed_at = one == &earlier ? one->opened_at : std::nullopt;
        one->previous = one == &earlier ? std::nullopt : std::optional{earlier.id};
        *one = put(*one);
    }
    participant.round = round.id;
    participant.unit = traffic.id;
    participant.name = "Trafiknämnden";
    participant = put(participant);
    before.round = earlier.id;
    before.unit = traffic.id;
    before = put(before);
    whole.round = round.id;
    whole = put(whole);
    own.round = round.id;
    own.unit = traffic.id;
    own.previous = before.id;
    own = put(own);
    handed_in.analysis = own.id;
    handed_in.unit = own.unit;
    handed_in.kind = risk::AnalysisStepKind::handed_in;
    handed_in.happened_on = day("2024-01-20");
    handed_in.account = "operator";
    handed_in = put(handed_in);
    capability.analysis = own.id;
    capability.unit = own.unit;
    capability.level = 3;
    capability.words = "Ledningen är övad.";
    capability = put(capability);
    flood_before = risk_called(before, "Skyfall", false);
    flood_before.likelihood = 3;
    flood_before = put(flood_before);
    stop_before = put(risk_called(before, "Tågstopp", false));
    flood = risk_called(own, "Skyfall", false);
    flood.likelihood = 4;
    flood.residual_likelihood = 2;
    flood.treatment = risk::Treatment::reduce;
    flood.origin = flood_before.id;
    flood = put(flood);
    flood_people = put(grave(flood, people, 3));
    put(grave(flood, works, 4, 2));
    fire = put(risk_called(own, "Brand i tunnel", false));
    sabotage = put(risk_called(own, "Sabotage", true));
    put(grave(sabotage, works, 4));
    pumps = put(measure_of(flood, "Byt pumparna"));
    blackout = risk_called(whole, "Långt elavbrott", false);
    blackout.likelihood = 2;
    blackout = put(blackout);
    put(grave(blackout, works, 5, 4));
}

inline void DossierTown::put_services() {
    control = service_called("trafikledning", "Trafikledning");
    control.tolerable_minutes = 240;
    control = put(control);
    signals = put(service_called("signaler", "Trafiksignaler"));
    grid = resource_called("elnat", "Elnätet");
    grid.supplier = outsider.id;
    grid = put(grid);
    network = put(resource_called("fiber", "Fibernätet"));
    power = need_of(control, "el", {grid});
    need_of(control, "tele", {network});
    need_of(signals, "el", {grid, network});
    outage.unit = traffic.id;
    outage.service = control.id;
    outage.protection_value = people.id;
    outage.after_minutes = 60;
    outage.level = 2;
    outage = put(outage);
    plan.unit = traffic.id;
    plan.service = control.id;
    plan.peace_holds = continuity::Holds::yes;
    plan = put(plan);
    test.unit = traffic.id;
    test.plan = plan.id;
    test.held_on = day("2023-11-14");
    test = put(test);
}

}  // namespace varn::report
