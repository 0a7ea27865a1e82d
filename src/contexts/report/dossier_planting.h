#pragma once
// For tests: words that nobody may find, planted in the small town of dossier_town.h, and what is looked
// through for them.
#include <filesystem>
#include <fstream>

#include "dossier_town.h"

namespace varn::report {

inline constexpr std::string_view canary = "KANARIE";
inline constexpr std::int64_t planted_number = 7'654'321;

/// Everything that is in files, as bytes: as they are, the members of packages, the streams of PDFs, and the
/// text and the facts that a reader of PDFs finds.
class Unpacked {
public:
    Unpacked() : folder_(::testing::TempDir() + "varn-dossier-XXXXXX") {
        EXPECT_NE(::mkdtemp(folder_.data()), nullptr);
    }
    ~Unpacked() {
        std::error_code code;
        std::filesystem::remove_all(folder_, code);
    }
    Unpacked(Unpacked const&) = delete;
    Unpacked& operator=(Unpacked const&) = delete;

    std::string all_of(std::string const& bytes) const {
        auto const file = folder_ + "/a";
        std::ofstream{file, std::ios::binary} << bytes;
        if (bytes.starts_with("PK")) {
            return bytes + run("python3 -c 'import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nfor n in "
                               "z.namelist():\n "
                               "sys.stdout.buffer.write(n.encode()+b\"\\n\"+z.read(n))' " +
                               file);
        }
        if (bytes.starts_with("%PDF")) {
            return bytes +
                   run("python3 -c 'import sys,re,zlib\nd=open(sys.argv[1],\"rb\").read()\nfor m in "
                       "re.finditer(rb\"stream\\r?\\n\",d):\n try: "
                       "sys.stdout.buffer.write(zlib.decompressobj()."
                       "decompress(d[m.end():])+b\"\\n\")\n except zlib.error: pass' " +
                       file) +
                   run("pdftotext -layout " + file + " -") + run("pdfinfo -struct-text " + file) +
                   run("pdfinfo -meta " + file) + run("pdfinfo " + file);
        }
        return bytes;
    }

private:
    static std::string run(std::string const& command) {
        std::string out;
        auto* const pipe = ::popen((command + " 2>&1").c_str(), "r");
        std::array<char, 65536> buffer;
        for (std::size_t got = 1; pipe != nullptr && got > 0;) {
            got = std::fread(buffer.data(), 1, buffer.size(), pipe);
            out.append(buffer.data(), got);
        }
        EXPECT_EQ(pipe == nullptr ? -1 : ::pclose(pipe), 0) << command << out.substr(0, 500);
        EXPECT_FALSE(out.empty()) << command;
        return out;
    }
    std::string folder_;
};

inline std::string word_of(std::string_view entity, std::string_view column) {
    return std::string{canary} + "-" + std::string{entity} + "-" + std::string{column};
}

/// The row with a word of its own in every text that may be marked.
template <class T>
T planted(T row) {
    for (auto const& column : table<T>().columns) {
        if (column.shape->kind == Kind::text && db::can_be_masked(column)) {
            auto const word = word_of(table<T>().name, column.name);
            EXPECT_TRUE(column.shape->put(column.in(&row), View{std::string_view{word}})) << word;
        }
    }
    return row;
}

class PlantedTown : public DossierTown {
protected:
    /// Rows of every kind that a document tells of, each with its words, and each marked.
    void plant_rows() {
        auto const risky = put(planted(with_levels(risk_called(own, "x", false))));
        put(planted(grave(risky, people, 5, 4)));
        auto answer = risk_called(own, "x", false);
        answer.origin = stop_before.id;
        mark(put(planted(answer)).id);
        auto const hostile = put(planted(risk_called(own, "x", true)));
        put(planted(grave(hostile, works, 5)));
        auto const sealed_measure = put(planted(measure_of(flood, "x")));
        put(planted(measure_of(risky, "x")));
        auto ability = capability;
        ability.aspect = risk::CapabilityAspect::endurance;
        ability = put(planted(ability));
        auto deed = handed_in;
        deed.kind = risk::AnalysisStepKind::reopened;
        deed = put(planted(deed));
        auto foreigner = outsider;
        foreigner.key = "kanarie";
        foreigner = put(planted(foreigner));
        auto guest = participant;
        guest.unit.reset();
        guest.external_actor = foreigner.id;
        guest.name = word_of(table<risk::Participant>().name, "name");
        put(planted(guest));
        auto grim = grave(flood_on_whole(), people, 4);
        grim = put(planted(grim));
        others.round = round.id;
        others.unit = schools.id;
        others = put(planted(others));
        put(planted(with_levels(risk_called(others, "x", false))));
        auto theirs = capability;
        theirs.analysis = others.id;
        theirs.unit = schools.id;
        put(planted(theirs));
        mark(risky.id);
        mark(hostile.id);
        mark(sealed_measure.id);
        mark(ability.id);
        mark(deed.id);
        mark(foreigner.id);
        mark(grim.id);
        mark(others.id);
        plant_services();
    }
    void plant_services() {
        auto const hidden = put(planted(service_called("dold", "x")));
        auto hidden_plan = plan;
        hidden_plan.service = hidden.id;
        put(planted(hidden_plan));
        auto const source = put(planted(resource_called("dold-resurs", "x")));
        need_of(hidden, "doldbehov", {grid, source});
        auto extra = put(planted(need_row(control, 1)));
        continuity::NeedMember member;
        member.unit = traffic.id;
        member.need = extra.id;
        member.resource = network.id;
        put(member);
        need_of(signals, "dolt behov", {network, source});
        auto late = outage;
        late.after_minutes = 600;
        late = put(planted(late));
        auto trial = test;
        trial.held_on = day("2023-12-01");
        trial = put(planted(trial));
        auto somebody = person;
        somebody.key = "kanarie-person";
        somebody = put(planted(somebody));
        auto held = duty;
        held.person = somebody.id;
        held = put(planted(held));
        mark(hidden.id);
        mark(source.id);
        mark(extra.id);
        mark(late.id);
        mark(trial.id);
        mark(somebody.id);
    }
    risk::Risk with_levels(risk::Risk row) {
        row.likelihood = 5;
        row.residual_likelihood = 4;
        row.treatment = risk::Treatment::accept;
        return row;
    }
    risk::Risk const& flood_on_whole() const { return blackout; }
    continuity::Need need_row(continuity::CriticalService const& of, int members) {
        continuity::Need row;
        row.unit = traffic.id;
        row.service = of.id;
        row.needed = 1;
        row.member_count = members;
        return row;
    }

    /// Gives every field of a row that can be marked a word or a number, and marks each of them. Fields that
    /// exclude each other are named.
    template <class T>
    void plant_fields(T& row, std::vector<std::string_view> const& but = {}) {
        auto after = row;
        std::vector<std::string> parts;
        for (auto const& column : table<T>().columns) {
            // What is fixed is planted with its row.
            if (!db::can_be_masked(column) || column.facts.fixed ||
                std::find(but.begin(), but.end(), column.name) != but.end()) {
                continue;
            }
            auto const word = word_of(table<T>().name, column.name);
            View const view = value_for(column, word);
            EXPECT_TRUE(column.shape->put(column.in(&after), view)) << word;
            parts.emplace_back(column.name);
            planted_.insert(word);
        }
        change(row, after);
        row = after;
        for (auto const& part : parts) {
            mark(row.id, part);
        }
    }
    static View value_for(Column const& column, std::string const& word) {
        switch (column.shape->kind) {
            case Kind::integer:
                return column.facts.number_max > 9 ? planted_number : std::int64_t{5};
            case Kind::real:
                return 7654.25;
            case Kind::boolean:
                return true;
            case Kind::date:
                return std::string_view{"2031-03-07"};
            case Kind::choice:
                return column.shape->choices.back();
            default:
                return std::string_view{word};
        }
    }
    void plant_all_fields() {
        plant_fields(flood, {"intention", "antagonist_capability", "opportunity"});
        plant_fields(sabotage, {"likelihood", "residual_likelihood"});
        plant_fields(flood_people);
        plant_fields(own);
        plant_fields(whole);
        plant_fields(capability);
        plant_fields(participant);
        plant_fields(pumps);
        plant_fields(control);
        plant_fields(grid);
        plant_fields(power);
        plant_fields(outage);
        plant_fields(plan);
        plant_fields(test);
        plant_fields(person);
        plant_fields(duty);
        plant_fields(outsider);
        plant_fields(step, {"protection_value_key"});
    }
    void find_nothing_in(std::vector<std::string> const& files) {
        Unpacked const unpacked;
        for (auto const& file : files) {
            auto const all = unpacked.all_of(file);
            EXPECT_GT(all.size(), file.starts_with("P") || file.starts_with("%") ? file.size() : 0);
            for (std::string_view const trace :
                 {canary, std::string_view{"kanarie"}, std::string_view{"7654321"},
                  std::string_view{"7654,25"}, std::string_view{"2031-03-07"}, db::masked,
                  std::string_view{"OSL 18"}}) {
                EXPECT_EQ(all.find(trace), all.npos)
                    << trace << ": " << all.substr(all.find(trace) < 200 ? 0 : all.find(trace) - 200, 400);
            }
        }
    }

    std::set<std::string> planted_;
};

}  // namespace varn::report
