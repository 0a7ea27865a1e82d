#include "content.h"

#include "platform/merkle.h"

namespace varn::consultation {
namespace {

/// Texts one after the other, each with its length, so that no two contents are written the same.
class Written {
public:
    void put(std::string_view text) {
        bytes_ += std::to_string(text.size()) + ":" + std::string{text} + "\n";
    }
    void put_if_any(std::optional<std::string> const& text) {
        bytes_ += text ? "+" : "-";
        put(text ? std::string_view{*text} : std::string_view{});
    }
    std::string hash() const { return audit::hex(audit::sha256(bytes_)); }

private:
    std::string bytes_;
};

}  // namespace

std::string content_hash(OpinionCase const& opinion_case, std::vector<OpinionSection> const& sections,
                         std::vector<OpinionView> const& views, std::vector<PreparationStep> const& steps,
                         std::vector<FileShown> const& files) {
    Written written;
    written.put(opinion_case.title);
    written.put_if_any(opinion_case.diary_number);
    written.put_if_any(opinion_case.sender_diary_number);
    written.put(opinion_case.position ? name_of(*opinion_case.position) : std::string_view{});
    for (auto const& section : sections) {
        written.put(name_of(section.kind));
        written.put(section.title);
        written.put_if_any(section.body);
    }
    for (auto const& view : views) {
        written.put(name_of(view.stance));
        written.put(view.part ? view.part->text : std::string{});
        written.put(view.body);
        written.put_if_any(view.text_proposal);
        written.put_if_any(view.witness);
    }
    for (auto const& step : steps) {
        written.put(step.title);
        written.put_if_any(step.participants);
        written.put(step.done_on ? to_text(*step.done_on) : std::string{});
    }
    for (auto const& file : files) {
        written.put(file.title);
        written.put_if_any(file.reference);
        written.put(file.sha256);
    }
    return written.hash();
}

}  // namespace varn::consultation
