#include "store.h"

#include "platform/json.h"

namespace varn::consultation::store {
namespace {

/// A word and a number beside it, or a word and another.
struct Counted {
    std::string id;
    std::int64_t count = 0;
};
struct Named {
    std::string id;
    std::string name;
};

constexpr std::string_view file_columns =
    "SELECT id, title, reference, file_name, media_type, size, sha256 FROM {case_file} ";

template <class T>
Result<Done> add_parts(db::ReadTx& tx, std::vector<Part>& parts, NodeKind kind, Id<Edition> const& edition) {
    TRY(rows, tx.select<T>("WHERE edition = $1 ORDER BY position, key", edition));
    for (auto const& row : rows) {
        auto title = row.title;
        if constexpr (requires { row.number; }) {
            title = row.number + " " + title;
        }
        parts.push_back({kind, AnyId{row.id.text}, std::move(title)});
    }
    return Done{};
}

std::string list_of(std::vector<std::string> const& ids) {
    json::Array all;
    for (auto const& id : ids) {
        all.emplace_back(id);
    }
    return json::to_text(json::Value{std::move(all)});
}

template <class T>
std::vector<std::string> ids_of(std::vector<T> const& rows) {
    std::vector<std::string> ids;
    for (auto const& row : rows) {
        ids.push_back(row.id.text);
    }
    return ids;
}

/// A page of the rows of a WHERE with two parameters: "all" for every draft, else the units whose drafts
/// count.
template <class T>
Result<http::Page<T>> page_within(db::ReadTx& tx, std::string const& where, std::string_view order,
                                  auth::Scope const& drafts, Window window) {
    std::string const all = drafts.everything ? "all" : "";
    auto const units = list_of(drafts.units);
    TRY(items, tx.select<T>(where + std::string{order} + " LIMIT $3 OFFSET $4", all, units,
                            std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {" + std::string{table<T>().name} + "} " + where,
                                       all, units));
    return http::Page<T>{std::move(items), total};
}

template <class T>
Result<std::string> id_of_key(db::ReadTx& tx, Id<Edition> const& edition, std::string const& key) {
    TRY(row, tx.first<T>("WHERE edition = $1 AND key = $2", edition, key));
    return row ? row->id.text : std::string{};
}

}  // namespace
}  // namespace varn::consultation::store

template <>
struct varn::Describe<varn::consultation::store::Counted> {
    using T = consultation::store::Counted;
    static constexpr auto value = entity<T>("CountedCase", field<&T::id>({}), field<&T::count>({}));
};
template <>
struct varn::Describe<varn::consultation::store::Named> {
    using T = consultation::store::Named;
    static constexpr auto value = entity<T>("NamedAccount", field<&T::id>({}), field<&T::name>({}));
};

namespace varn::consultation::store {

Result<std::vector<Referral>> referrals(db::ReadTx& tx) {
    return tx.select<Referral>("ORDER BY due_on DESC, key");
}

Result<http::Page<Referral>> referrals_page(db::ReadTx& tx, auth::Scope const& drafts, Window window) {
    return page_within<Referral>(
        tx, "WHERE (state <> 'draft' OR $1 = 'all' OR unit IN (SELECT value FROM {each} $2 {end}))",
        " ORDER BY due_on DESC, key", drafts, window);
}

Result<std::map<std::string, AskedCount>> asked_counts(db::ReadTx& tx,
                                                       std::vector<Referral> const& referrals) {
    auto const ids = list_of(ids_of(referrals));
    std::map<std::string, AskedCount> counts;
    TRY(asked, tx.query<Counted>("SELECT referral, COUNT(*) FROM {referral_recipient} WHERE referral IN "
                                 "(SELECT value FROM {each} $1 {end}) GROUP BY referral",
                                 ids));
    for (auto const& row : asked) {
        counts[row.id].asked = row.count;
    }
    TRY(submitted, tx.query<Counted>("SELECT referral, COUNT(*) FROM {opinion_case} WHERE state = "
                                     "'submitted' AND referral IN (SELECT value FROM {each} $1 {end}) GROUP "
                                     "BY referral",
                                     ids));
    for (auto const& row : submitted) {
        counts[row.id].submitted = row.count;
    }
    return counts;
}

Result<http::Page<OpinionCase>> cases_page(db::ReadTx& tx, auth::Scope const& drafts, Window window) {
    return page_within<OpinionCase>(tx,
                                    "WHERE external = 0 AND (state = 'submitted' OR $1 = 'all' OR unit IN "
                                    "(SELECT value FROM {each} $2 {end}))",
                                    " ORDER BY due_on, id", drafts, window);
}

Result<std::vector<ReferralQuestion>> questions(db::ReadTx& tx, Id<Referral> const& referral) {
    return tx.select<ReferralQuestion>("WHERE referral = $1 ORDER BY position, id", referral);
}

Result<std::vector<Recipient>> recipients(db::ReadTx& tx, Id<Referral> const& referral) {
    return tx.select<Recipient>("WHERE referral = $1 ORDER BY name, id", referral);
}

Result<std::vector<OpinionCase>> cases_of(db::ReadTx& tx, Id<Referral> const& referral) {
    return tx.select<OpinionCase>("WHERE referral = $1 ORDER BY id", referral);
}

Result<std::vector<OpinionCase>> cases(db::ReadTx& tx) {
    return tx.select<OpinionCase>("ORDER BY due_on, id");
}

Result<std::optional<OpinionCase>> case_of(db::ReadTx& tx, Id<Recipient> const& recipient) {
    return tx.first<OpinionCase>("WHERE recipient = $1", recipient);
}

Result<std::vector<OpinionSection>> sections(db::ReadTx& tx, Id<OpinionCase> const& id) {
    return tx.select<OpinionSection>("WHERE opinion_case = $1 ORDER BY position, id", id);
}

Result<std::vector<OpinionView>> views(db::ReadTx& tx, Id<OpinionCase> const& id) {
    return tx.select<OpinionView>("WHERE opinion_case = $1 ORDER BY position, id", id);
}

Result<std::vector<OpinionComment>> comments(db::ReadTx& tx, Id<OpinionCase> const& id) {
    return tx.select<OpinionComment>("WHERE opinion_case = $1 ORDER BY written_at, id", id);
}

Result<std::vector<PreparationStep>> steps(db::ReadTx& tx, Id<OpinionCase> const& id) {
    return tx.select<PreparationStep>("WHERE opinion_case = $1 ORDER BY position, id", id);
}

Result<std::vector<Signature>> signatures(db::ReadTx& tx, Id<OpinionCase> const& id) {
    return tx.select<Signature>("WHERE opinion_case = $1 ORDER BY position, id", id);
}

Result<std::vector<BoardDecision>> decisions(db::ReadTx& tx, Id<OpinionCase> const& id) {
    return tx.select<BoardDecision>("WHERE opinion_case = $1 ORDER BY decided_on, id", id);
}

Result<std::int64_t> decisions_at(db::ReadTx& tx, Id<BoardMeeting> const& id) {
    return tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {board_decision} WHERE meeting = $1", id);
}

Result<std::vector<Dissent>> dissents(db::ReadTx& tx, Id<BoardDecision> const& id) {
    return tx.select<Dissent>("WHERE decision = $1 ORDER BY kind, position, id", id);
}

Result<std::int64_t> rows_of_case(db::ReadTx& tx, Table const& table, Id<OpinionCase> const& id) {
    return tx.scalar<std::int64_t>(
        "SELECT COUNT(*) FROM {" + std::string{table.name} + "} WHERE opinion_case = $1", id);
}

Result<std::vector<FileShown>> files_of_case(db::ReadTx& tx, Id<OpinionCase> const& id) {
    return tx.query<FileShown>(std::string{file_columns} + "WHERE opinion_case = $1 ORDER BY position, id",
                               id);
}

Result<std::vector<FileShown>> files_of_referral(db::ReadTx& tx, Id<Referral> const& id) {
    return tx.query<FileShown>(std::string{file_columns} + "WHERE referral = $1 ORDER BY position, id", id);
}

Result<std::vector<BoardMeeting>> meetings(db::ReadTx& tx, Id<Unit> const& unit, Date from) {
    return tx.select<BoardMeeting>("WHERE unit = $1 AND held_on >= $2 ORDER BY held_on", unit, from);
}

Result<std::vector<BoardMeeting>> all_meetings(db::ReadTx& tx, std::string const& unit) {
    return tx.select<BoardMeeting>("WHERE ($1 = '' OR unit = $1) ORDER BY held_on, unit", unit);
}

Result<std::vector<OpinionView>> views_of_referral(db::ReadTx& tx, Id<Referral> const& id) {
    return tx.select<OpinionView>(
        "JOIN {opinion_case} c ON c.id = opinion_view.opinion_case WHERE c.referral = $1 AND c.state = "
        "'submitted' ORDER BY opinion_view.opinion_case, opinion_view.position, opinion_view.id",
        id);
}

Result<std::vector<OpinionSection>> texts_of_referral(db::ReadTx& tx, Id<Referral> const& id) {
    return tx.select<OpinionSection>(
        "JOIN {opinion_case} c ON c.id = opinion_section.opinion_case WHERE c.referral = $1 AND c.state = "
        "'submitted' AND opinion_section.kind IN ('summary', 'views', 'reasoned_proposal') AND "
        "opinion_section.body IS NOT NULL ORDER BY opinion_section.opinion_case, opinion_section.position, "
        "opinion_section.id",
        id);
}

Result<std::vector<ViewReply>> replies(db::ReadTx& tx, Id<Referral> const& id) {
    return tx.select<ViewReply>("WHERE referral = $1 ORDER BY view", id);
}

Result<std::optional<ViewReply>> reply_to(db::ReadTx& tx, Id<OpinionView> const& view) {
    return tx.first<ViewReply>("WHERE view = $1", view);
}

Result<std::vector<BoardDecision>> decisions_of_referral(db::ReadTx& tx, Id<Referral> const& id) {
    return tx.select<BoardDecision>(
        "JOIN {opinion_case} c ON c.id = board_decision.opinion_case WHERE c.referral = $1 AND c.state = "
        "'submitted' AND board_decision.outcome IN ('approved', 'amended') ORDER BY "
        "board_decision.decided_on",
        id);
}

Result<std::map<std::string, std::int64_t>> dissent_counts(db::ReadTx& tx, Id<Referral> const& id) {
    TRY(rows,
        tx.query<Counted>("SELECT c.id, COUNT(*) FROM {decision_dissent} d JOIN {board_decision} b ON b.id "
                          "= d.decision JOIN {opinion_case} c ON c.id = b.opinion_case WHERE c.referral = "
                          "$1 AND c.state = 'submitted' GROUP BY c.id",
                          id));
    std::map<std::string, std::int64_t> counts;
    for (auto const& row : rows) {
        counts[row.id] = row.count;
    }
    return counts;
}

Result<std::vector<ViewReply>> replies_that_changed(db::ReadTx& tx, Id<Edition> const& edition) {
    return tx.select<ViewReply>(
        "JOIN {change} h ON h.id = view_reply.change WHERE h.edition = $1 ORDER BY h.position, view_reply.id",
        edition);
}

Result<std::map<std::string, std::int64_t>> signed_counts(db::ReadTx& tx,
                                                          std::vector<OpinionCase> const& cases) {
    TRY(rows,
        tx.query<Counted>("SELECT opinion_case, COUNT(*) FROM {opinion_signature} WHERE signed_at IS NOT "
                          "NULL AND opinion_case IN (SELECT value FROM {each} $1 {end}) GROUP BY "
                          "opinion_case",
                          list_of(ids_of(cases))));
    std::map<std::string, std::int64_t> counts;
    for (auto const& row : rows) {
        counts[row.id] = row.count;
    }
    return counts;
}

Result<std::vector<Part>> parts(db::ReadTx& tx, Id<Edition> const& edition) {
    std::vector<Part> all;
    CHECK(add_parts<programme::Section>(tx, all, NodeKind::section, edition));
    CHECK(add_parts<programme::Goal>(tx, all, NodeKind::goal, edition));
    CHECK(add_parts<programme::FocusArea>(tx, all, NodeKind::focus_area, edition));
    CHECK(add_parts<programme::ProtectionValue>(tx, all, NodeKind::protection_value, edition));
    CHECK(add_parts<programme::Threat>(tx, all, NodeKind::threat, edition));
    CHECK(add_parts<programme::Responsibility>(tx, all, NodeKind::responsibility, edition));
    CHECK(add_parts<programme::Change>(tx, all, NodeKind::change, edition));
    return all;
}

Result<std::string> part_of_key(db::ReadTx& tx, Id<Edition> const& edition, NodeKind kind,
                                std::string const& key) {
    switch (kind) {
        case NodeKind::section:
            return id_of_key<programme::Section>(tx, edition, key);
        case NodeKind::focus_area:
            return id_of_key<programme::FocusArea>(tx, edition, key);
        case NodeKind::goal:
            return id_of_key<programme::Goal>(tx, edition, key);
        case NodeKind::protection_value:
            return id_of_key<programme::ProtectionValue>(tx, edition, key);
        case NodeKind::threat:
            return id_of_key<programme::Threat>(tx, edition, key);
        case NodeKind::responsibility:
            return id_of_key<programme::Responsibility>(tx, edition, key);
        default:
            return std::string{};
    }
}

Result<std::map<std::string, std::string>> account_names(db::ReadTx& tx) {
    TRY(rows, tx.query<Named>("SELECT id, name FROM {account}"));
    std::map<std::string, std::string> names;
    for (auto const& row : rows) {
        names[row.id] = row.name;
    }
    return names;
}

}  // namespace varn::consultation::store
