// Files that belong to a remiss or to a case: looked into before they are kept, never changed.
#include "platform/merkle.h"
#include "platform/uploads.h"
#include "writing.h"

namespace varn::consultation {
namespace {

constexpr std::size_t files_max = 60;  // of one remiss or case

FileShown shown(CaseFile const& file) {
    return {file.id, file.title, file.reference, file.file_name, file.media_type, file.size, file.sha256};
}

/// The row of a file, its content looked into.
Result<CaseFile> file_of(Town& town, FileToAdd const& ask) {
    TRY(bytes, uploads::from_base64(ask.content));
    TRY(upload, uploads::look_into(ask.file_name, bytes));
    CaseFile file;
    file.id = town.new_id<CaseFile>();
    file.referral = ask.referral;
    file.opinion_case = ask.opinion_case;
    file.title = ask.title;
    file.reference = ask.reference;
    file.file_name = upload.file_name;
    file.media_type = upload.media_type;
    file.size = static_cast<int>(bytes.size());
    file.sha256 = audit::hex(audit::sha256(bytes));
    file.content = uploads::to_base64(bytes);
    return file;
}

Result<FileShown> keep_file(db::WriteTx& tx, Actor const& actor, std::string_view action, CaseFile file,
                            std::size_t before) {
    if (before >= files_max) {
        return Error{ErrorCode::too_many,
                     "consultation.files_too_many",
                     {{"maximum", std::to_string(files_max)}},
                     {},
                     {}};
    }
    file.position = static_cast<int>(before) + 1;
    TRY(permit, auth::decide<CaseFile>(policy(), actor, action, auth::place_of(file)));
    CHECK(tx.insert(permit, file));
    CHECK(std::move(tx).commit(audit::entry(actor, std::string{action})));
    return shown(file);
}

}  // namespace

Result<FileShown> add_file(Town& town, Actor const& actor, FileToAdd const& ask) {
    CHECK(may_read(actor));
    if (ask.referral.has_value() == ask.opinion_case.has_value()) {
        return invalid("/opinion_case", "consultation.file_of_one_thing");
    }
    TRY(file, file_of(town, ask));
    if (ask.opinion_case) {
        return writing_in(town, actor, *ask.opinion_case, "consultation.write",
                          [&](db::WriteTx& tx, OpinionCase const& of) -> Result<FileShown> {
                              TRY(before, store::files_of_case(tx, of.id));
                              file.unit = of.unit;
                              auto const action = of.external ? "consultation.lead" : "consultation.write";
                              return keep_file(tx, actor, action, file, before.size());
                          });
    }
    db::WriteTx tx{town.db};
    CHECK(tx.get(*ask.referral));
    CHECK(db::hold(tx, *ask.referral));
    TRY(referral, tx.get(*ask.referral));
    CHECK(auth::judge(policy(), actor, "consultation.lead", referral.unit.text));
    CHECK(rules::must_be_a_draft(referral));
    TRY(before, store::files_of_referral(tx, referral.id));
    file.unit = referral.unit;
    return keep_file(tx, actor, "consultation.lead", file, before.size());
}

Result<FileGiven> read_file(Town& town, Actor const& actor, Id<CaseFile> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(file, tx.get(id));
    if (file.opinion_case) {
        CHECK(readable_case(tx, actor, *file.opinion_case));
    } else {
        TRY(referral, tx.get(*file.referral));
        bool const is_out = referral.state != ReferralState::draft;
        if (!is_out && !may(actor, "consultation.lead", referral.unit)) {
            return not_found();
        }
    }
    TRY(bytes, uploads::from_base64(file.content));
    return FileGiven{std::move(file), std::move(bytes)};
}

Result<Done> remove_file(Town& town, Actor const& actor, Id<CaseFile> const& id) {
    CHECK(may_read(actor));
    std::optional<Id<OpinionCase>> of;
    {
        db::ReadTx tx{town.db};
        TRY(file, tx.get(id));
        of = file.opinion_case;
    }
    if (of) {
        return remove_from_case(town, actor, id);
    }
    db::WriteTx tx{town.db};
    TRY(file, tx.get(id));
    TRY(permit, auth::decide<CaseFile>(policy(), actor, "consultation.lead", auth::place_of(file)));
    CHECK(db::hold(tx, *file.referral));
    TRY(referral, tx.get(*file.referral));
    CHECK(rules::must_be_a_draft(referral));
    CHECK(tx.remove(permit, file));
    return std::move(tx).commit(audit::entry(actor, "consultation.lead"));
}

}  // namespace varn::consultation
