// What must be right before a description can be written.
#include <algorithm>
#include <set>

#include "layout.h"
#include "names.h"

namespace varn::archive {
namespace {

class LookOver {
public:
    std::vector<Problem> take() { return std::move(problems_); }

    void submission(Submission const& given) {
        if (!is_identifier(given.package_id)) {
            fault("/package_id", "archive.bad_package_id", {{"max", std::to_string(identifier_max)}});
        }
        party("/archival_creator", given.archival_creator);
        party("/submitter", given.submitter);
        if (given.preserver) {
            party("/preserver", *given.preserver);
        }
        text("/contact_name", given.contact_name);
        text("/agreement", given.agreement);
        needed("/software_name", given.software_name);
        needed("/software_version", given.software_version);
        files("/documentation", given.documentation);
        files("/schemas", given.schemas);
        content(given.content);
    }

private:
    void fault(std::string const& pointer, std::string_view key, Params params = {}) {
        problems_.push_back({pointer, std::string{key}, std::move(params)});
    }

    static bool is_identifier(std::string_view id) {
        return !id.empty() && id.size() <= identifier_max && clean_name(id) == id;
    }

    void text(std::string const& pointer, std::string_view given) {
        if (given.size() > text_bytes_max) {
            fault(pointer, "archive.text_too_long", {{"max", std::to_string(text_bytes_max)}});
        } else if (!is_text(given)) {
            fault(pointer, "archive.not_text");
        }
    }

    void needed(std::string const& pointer, std::string_view given) {
        if (given.find_first_not_of(" \t\r\n") == given.npos) {
            fault(pointer, "archive.missing");
            return;
        }
        text(pointer, given);
    }

    /// Calls `look` with every element of a list and its pointer.
    template <class T, class Look>
    void each(std::string const& pointer, std::vector<T> const& list, std::size_t most, Look look) {
        if (list.size() > most) {
            fault(pointer, "archive.too_many", {{"max", std::to_string(most)}});
            return;
        }
        for (std::size_t i = 0; i < list.size(); ++i) {
            look(pointer + "/" + std::to_string(i), list[i]);
        }
    }

    void party(std::string const& pointer, Party const& given) {
        needed(pointer + "/name", given.name);
        text(pointer + "/identification_code", given.identification_code);
    }

    void agents(std::string const& pointer, std::vector<Agent> const& given) {
        each(pointer, given, list_max, [&](std::string const& at, Agent const& agent) {
            needed(at + "/name", agent.name);
            text(at + "/organisation", agent.organisation);
            text(at + "/unit", agent.unit);
            own_word(at + "/role", agent.role, agent.type == AgentType::other);
        });
    }

    /// A word of the caller's own, which must be there when the list of the schema has none (erms.sch).
    void own_word(std::string const& pointer, std::string const& given, bool is_needed) {
        is_needed ? needed(pointer, given) : text(pointer, given);
    }

    void dates(std::string const& pointer, std::vector<Dated> const& given) {
        each(pointer, given, list_max, [&](std::string const& at, Dated const& date) {
            own_word(at + "/other_type", date.other_type, date.type == DateType::other);
        });
    }

    void restrictions(std::string const& pointer, std::vector<Restriction> const& given) {
        each(pointer, given, list_max, [&](std::string const& at, Restriction const& one) {
            needed(at + "/regulation", one.regulation);
            text(at + "/explanation", one.explanation);
            own_word(at + "/other_type", one.other_type, one.type == RestrictionType::other_type);
        });
    }

    void relations(std::string const& pointer, std::vector<Relation> const& given) {
        each(pointer, given, list_max, [&](std::string const& at, Relation const& one) {
            needed(at + "/to", one.to);
            own_word(at + "/other_type", one.other_type, one.type == RelationType::own_relation_definition);
        });
    }

    void extra_ids(std::string const& pointer, std::vector<ExtraId> const& given) {
        each(pointer, given, list_max, [&](std::string const& at, ExtraId const& one) {
            needed(at + "/type", one.type);
            needed(at + "/value", one.value);
        });
    }

    void notes(std::string const& pointer, std::vector<Note> const& given) {
        each(pointer, given, list_max, [&](std::string const& at, Note const& one) {
            needed(at + "/text", one.text);
            text(at + "/type", one.type);
        });
    }

    void actions(std::string const& pointer, std::vector<Action> const& given) {
        each(pointer, given, list_max, [&](std::string const& at, Action const& one) {
            needed(at + "/text", one.text);
            text(at + "/type", one.type);
            text(at + "/motivation", one.motivation);
            dates(at + "/dates", one.dates);
            agents(at + "/agents", one.agents);
        });
    }

    void files(std::string const& pointer, std::vector<File> const& given) {
        each(pointer, given, files_max, [&](std::string const& at, File const& file) {
            needed(at + "/name", file.name);
            text(at + "/title", file.title);
            text(at + "/format", file.format);
            if (!is_media_type(file.media_type)) {
                fault(at + "/media_type", "archive.bad_media_type");
            }
            if (file.bytes.size() > file_bytes_max) {
                fault(at + "/bytes", "archive.file_too_large",
                      {{"max", std::to_string(file_bytes_max >> 20U)}});
            }
            ++files_;
        });
    }

    void identifiers(std::string const& pointer, std::string const& system_identifier,
                     std::string const& object_id, std::string const& title) {
        needed(pointer + "/system_identifier", system_identifier);
        needed(pointer + "/object_id", object_id);
        needed(pointer + "/title", title);
        if (!system_identifier.empty() && !identifiers_.insert(system_identifier).second) {
            fault(pointer + "/system_identifier", "archive.identifier_twice");
        }
    }

    void record(std::string const& at, Record const& one) {
        identifiers(at, one.system_identifier, one.object_id, one.title);
        text(at + "/type", one.type);
        text(at + "/description", one.description);
        extra_ids(at + "/extra_ids", one.extra_ids);
        relations(at + "/relations", one.relations);
        restrictions(at + "/restrictions", one.restrictions);
        agents(at + "/agents", one.agents);
        dates(at + "/dates", one.dates);
        notes(at + "/notes", one.notes);
        files(at + "/files", one.files);
    }

    void content(Case const& given) {
        std::string const at = "/content";
        identifiers(at, given.system_identifier, given.object_id, given.title);
        text(at + "/description", given.description);
        extra_ids(at + "/extra_ids", given.extra_ids);
        each(at + "/classifications", given.classifications, list_max,
             [&](std::string const& place, Classification const& one) {
                 needed(place + "/code", one.code);
                 text(place + "/name", one.name);
             });
        each(at + "/keywords", given.keywords, list_max,
             [&](std::string const& place, std::string const& one) { needed(place, one); });
        relations(at + "/relations", given.relations);
        restrictions(at + "/restrictions", given.restrictions);
        agents(at + "/agents", given.agents);
        dates(at + "/dates", given.dates);
        actions(at + "/actions", given.actions);
        notes(at + "/notes", given.notes);
        each(at + "/records", given.records, records_max,
             [&](std::string const& place, Record const& one) { record(place, one); });
        if (files_ > files_max) {
            fault(at + "/records", "archive.too_many", {{"max", std::to_string(files_max)}});
        }
    }

    std::vector<Problem> problems_;
    std::set<std::string> identifiers_;
    std::size_t files_ = 0;
};

}  // namespace

std::vector<Problem> faults_of(Submission const& submission) {
    LookOver look;
    look.submission(submission);
    return look.take();
}

}  // namespace varn::archive
