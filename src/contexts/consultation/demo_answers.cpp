// The answers of the demonstration's remiss: signed and decided in a past where nobody was there to do it.
#include <charconv>

#include "content.h"
#include "inventing.h"
#include "platform/i18n.h"
#include "platform/prose.h"

namespace varn::consultation {
namespace {

/// The text of a pack, where lines are wrapped by hand, with its paragraphs and points each on one line.
std::string unwrapped(std::string_view text) {
    auto const begins_point = [](std::string_view line) {
        auto const digits = line.find_first_not_of("0123456789");
        return line.starts_with("- ") || (digits > 0 && digits < 3 && line.substr(digits).starts_with(". "));
    };
    std::string out;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        bool const goes_on = !out.empty() && !out.ends_with('\n') && !line.empty() && !begins_point(line);
        out += goes_on ? " " : (out.empty() ? "" : "\n");
        out += line;
    }
    return out;
}

/// A number as it is written; 0 for anything else.
std::size_t number_in(std::string_view text) {
    std::size_t number = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && end == text.data() + text.size() ? number : 0;
}

/// An answer under way into the database.
class InventingAnswer : Keeping {
public:
    using Keeping::Keeping;

    Result<Done> write(Cursor const& item) {
        TRY(unit, unit_of(item, "unit"));
        auto const found = invented_.cases.find(unit.text);
        if (found == invented_.cases.end()) {
            item.blame_field("unit", "consultation.not_there");
            return invalid(item.place("unit"), "consultation.not_there");
        }
        auto const before = found->second;
        CHECK(texts(item, before));
        TRY(views, add_views(item, before));
        CHECK(preparation(item, before));
        auto after = before;
        after.marker = choice_in(item, "marker", Marker::fictional);
        after.diary_number = text_in(item, "diary_number");
        after.department = text_in(item, "department");
        after.officer = text_in(item, "officer");
        after.received_on = item.date("received_on").value_or(before.received_on);
        after.way = choice_in(item, "way", DecisionWay::board);
        after.position = choice_in(item, "position", Position::supports);
        CHECK(submit_with(item, before, std::move(after)));
        auto summed = invented_.recipients.find(unit.text)->second;
        summed.summary = text_in(item, "summary");
        CHECK(put_in_place(invented_.recipients.find(unit.text)->second, summed, "consultation.lead"));
        return replies(item, views);
    }

private:
    /// What the pack says under each heading; the views as running text where it says nothing.
    Result<Done> texts(Cursor const& item, OpinionCase const& of) {
        auto const text = item.map("text");
        TRY(sections, store::sections(tx_, of.id));
        for (auto const& before : sections) {
            auto const name = name_of(before.kind);
            std::optional<std::string> words = text ? text_in(*text, name) : std::nullopt;
            if (!words && before.kind == SectionKind::summary) {
                words = text_in(item, "summary");
            }
            if (!words && before.kind == SectionKind::views) {
                words = running_text(item);
            }
            if (!words) {
                continue;
            }
            auto after = before;
            after.body = prose::from_plain(unwrapped(*words));
            CHECK(put_in_place(before, std::move(after)));
        }
        return Done{};
    }
    static std::optional<std::string> running_text(Cursor const& item) {
        std::string all;
        for (auto const& view : item.list("views")) {
            all += (all.empty() ? "" : "\n\n") + std::string{view.required("body")};
        }
        return all.empty() ? std::nullopt : std::optional{all};
    }
    Result<std::vector<OpinionView>> add_views(Cursor const& item, OpinionCase const& of) {
        std::vector<OpinionView> made;
        for (auto const& one : item.list("views")) {
            OpinionView row;
            row.unit = of.unit;
            row.opinion_case = of.id;
            row.stance = choice_in(one, "stance", Stance::question);
            row.body = one.required("body");
            row.text_proposal = text_in(one, "text_proposal");
            row.witness = text_in(one, "witness");
            row.position = static_cast<int>(made.size()) + 1;
            CHECK(aim(row, one));
            TRY(kept, keep(std::move(row)));
            made.push_back(std::move(kept));
        }
        return made;
    }
    /// "goal:stark-formaga" → the part of the edition.
    Result<Done> aim(OpinionView& row, Cursor const& item) {
        auto const part = std::string{item.text("part").value_or("")};
        auto const colon = part.find(':');
        if (colon == std::string::npos) {
            return Done{};
        }
        auto const kind = choice_of<NodeKind>(part.substr(0, colon));
        TRY(id, id_of_part(kind, part.substr(colon + 1)));
        if (!kind || id.empty()) {
            item.blame_field("part", "consultation.not_there");
            return invalid(item.place("part"), "consultation.not_there");
        }
        row.part_kind = kind;
        row.part = AnyId{id};
        return Done{};
    }
    Result<std::string> id_of_part(std::optional<NodeKind> kind, std::string const& key) {
        if (!kind || !invented_.referral.edition) {
            return std::string{};
        }
        return store::part_of_key(tx_, *invented_.referral.edition, *kind, key);
    }
    Result<Done> preparation(Cursor const& item, OpinionCase const& of) {
        int position = 0;
        for (auto const& one : item.list("steps")) {
            PreparationStep step;
            step.unit = of.unit;
            step.opinion_case = of.id;
            step.title = one.required("title");
            step.participants = text_in(one, "participants");
            step.done_on = one.date("done_on");
            step.position = ++position;
            CHECK(keep(std::move(step)));
        }
        return Done{};
    }
    /// Signed by those named and decided at the meeting.
    Result<Done> submit_with(Cursor const& item, OpinionCase const& before, OpinionCase after) {
        auto const on = item.date("meeting").value_or(town_.clock.today());
        BoardDecision decision;
        decision.unit = before.unit;
        decision.opinion_case = before.id;
        decision.way = after.way;
        decision.decided_by = text_in(item, "decided_by");
        decision.paragraph = text_in(item, "paragraph");
        decision.decided_on = on;
        if (after.way == DecisionWay::board) {
            TRY(meeting, meeting_at(before.unit, on));
            after.meeting = meeting.id;
            decision.meeting = meeting.id;
            decision.immediate_verification = true;
            decision.verified_on = on;
            decision.posted_on = plus_days(on, 1);
        }
        TRY(unit, organisation::unit_on(tx_, before.unit, on));
        decision.words = i18n::text("sv", "consultation.begin.decision",
                                    {{"unit", unit.name}, {"sender", in_a_sentence(before.sender)}});
        after.state = CaseState::submitted;
        after.submitted_on = on;
        CHECK(put_in_place(before, after));
        TRY(hash, hash_of(after));
        decision.content_hash = hash;
        CHECK(sign_all(item, after, hash));
        TRY(kept, keep(std::move(decision), "consultation.decide"));
        int position = 0;
        for (auto const& one : item.list("dissents")) {
            Dissent dissent;
            dissent.unit = before.unit;
            dissent.decision = kept.id;
            dissent.kind = choice_in(one, "kind", DissentKind::reservation);
            dissent.authors = one.required("authors");
            dissent.body = one.required("body");
            dissent.position = ++position;
            CHECK(keep(std::move(dissent), "consultation.decide"));
        }
        return Done{};
    }
    Result<std::string> hash_of(OpinionCase const& of) {
        TRY(sections, store::sections(tx_, of.id));
        TRY(views, store::views(tx_, of.id));
        TRY(steps, store::steps(tx_, of.id));
        TRY(files, store::files_of_case(tx_, of.id));
        return content_hash(of, sections, views, steps, files);
    }
    Result<Done> sign_all(Cursor const& item, OpinionCase const& of, std::string const& hash) {
        int position = 0;
        for (auto const& one : item.list("signers")) {
            Signature row;
            row.unit = of.unit;
            row.opinion_case = of.id;
            row.name = one.required("name");
            row.title = one.required("title");
            row.position = ++position;
            row.signed_at = start_of(plus_days(of.submitted_on.value_or(town_.clock.today()), -14));
            row.signed_by = writer_.account;
            row.signed_hash = hash;
            CHECK(keep(std::move(row)));
        }
        return Done{};
    }
    Result<Done> replies(Cursor const& item, std::vector<OpinionView> const& views) {
        for (auto const& one : item.list("replies")) {
            auto const number = number_in(one.required("view"));
            if (number == 0 || number > views.size()) {
                one.blame_field("view", "consultation.not_there");
                return invalid(one.place("view"), "consultation.not_there");
            }
            ViewReply row;
            row.unit = invented_.referral.unit;
            row.referral = invented_.referral.id;
            row.view = views[number - 1].id;
            row.reply = choice_in(one, "reply", Reply::partly);
            row.why = one.required("why");
            auto const change = invented_.changes.find(std::string{one.text("change").value_or("")});
            if (change != invented_.changes.end()) {
                row.change = change->second;
            }
            CHECK(keep(std::move(row), "consultation.lead"));
        }
        return Done{};
    }
};

}  // namespace

Result<Done> write_answer(Town& town, db::WriteTx& tx, Invented& invented, Cursor const& item) {
    return InventingAnswer{town, tx, invented}.write(item);
}

}  // namespace varn::consultation
