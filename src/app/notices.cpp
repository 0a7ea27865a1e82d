#include "notices.h"

#include <fstream>

#include "consultation/notices.h"
#include "followup/notices.h"
#include "measure/notices.h"
#include "planning/notices.h"
#include "platform/findings_reminders.h"
#include "platform/holders.h"
#include "platform/i18n.h"
#include "platform/jobs.h"
#include "programme/notices.h"
#include "risk/notices.h"

namespace varn::app {
namespace {

constexpr std::size_t password_length_max = 200;
constexpr int looked_at_max = 50;

/// An account is shown to its holder alone here, and has no other title than that it is there.
Result<std::optional<std::string>> own_account(Town&, auth::Actor const& actor, std::string const& id) {
    return actor.account == id ? std::optional<std::string>{""} : std::nullopt;
}

Result<std::optional<std::string>> job_title(Town& town, auth::Actor const& actor, std::string const& id) {
    TRY(job, jobs::job(town, actor, {id}));
    return std::optional{job.kind};
}

/// The one line of a file; empty when there is none.
std::string line_of(std::string const& path) {
    std::ifstream in{path, std::ios::binary};
    std::string line;
    std::string more;
    if (!std::getline(in, line) || std::getline(in, more) || line.size() > password_length_max) {
        return "";
    }
    if (line.ends_with('\r')) {
        line.pop_back();
    }
    return line;
}

bool is_mail_server(std::string_view url) {
    bool const known = url.starts_with("smtp://") || url.starts_with("smtps://");
    auto const host = url.substr(std::min(url.find("://"), url.size()));
    return known && host.size() > 3 && host.find_first_of("@?# \\") == host.npos &&
           host.find('/', 3) == host.npos;
}

}  // namespace

notify::Kinds const& notice_kinds() {
    static notify::Kinds const kinds = [] {
        notify::Kinds const all{&programme::edition_adopted,
                                &findings::review_due,
                                &auth::role_granted,
                                &auth::role_ended,
                                &auth::password_changed,
                                &auth::factors_changed,
                                &auth::token_made,
                                &job_failed,
                                &measure::due_soon,
                                &measure::due_now,
                                &measure::long_late,
                                &followup::round_opened,
                                &followup::due_soon,
                                &followup::late,
                                &followup::unit_reminded,
                                &followup::sheet_handed_back,
                                &followup::sheet_accepted,
                                &followup::sheet_handed_in,
                                &planning::plan_commented,
                                &risk::round_opened,
                                &risk::analysis_due_soon,
                                &risk::analysis_late,
                                &risk::analysis_reminded,
                                &risk::analysis_handed_in,
                                &risk::analysis_approved,
                                &risk::analysis_reopened,
                                &consultation::referral_sent,
                                &consultation::answer_due_soon,
                                &consultation::answer_late,
                                &consultation::answer_reminded,
                                &consultation::time_extended,
                                &consultation::extension_asked,
                                &consultation::answer_submitted};
        for (auto const* kind : all) {
            for (auto const language : i18n::languages) {
                ASSERT(i18n::known(language, "notice.text." + std::string{kind->name}));
                // What a mail says has no parameter, so that nothing can be filled in.
                auto const mail = i18n::text(language, "notice.mail." + std::string{kind->name});
                ASSERT(mail.find("notice.mail.") == mail.npos && i18n::placeholders(mail).empty());
            }
        }
        return all;
    }();
    return kinds;
}

notify::Titles const& notice_titles() {
    static notify::Titles const titles = [] {
        notify::Titles all{{"account", own_account}, {"job", job_title}};
        measure::add_titles(all);
        programme::add_titles(all);
        followup::add_titles(all);
        planning::add_titles(all);
        risk::add_titles(all);
        consultation::add_titles(all);
        return all;
    }();
    return titles;
}

Result<notify::Post> post_of(config::Settings const& settings) {
    notify::Post post;
    post.link = settings.public_url ? *settings.public_url + "/inkorg" : "";
    if (!settings.smtp_url) {
        return post;
    }
    std::vector<Problem> problems;
    post.server = outgoing::MailServer{.url = *settings.smtp_url, .user = settings.smtp_user.value_or("")};
    post.from = outgoing::mail_address(settings.mail_from.value_or(""));
    post.ca_file = settings.smtp_ca_file.value_or("");
    if (!is_mail_server(*settings.smtp_url)) {
        problems.push_back(Problem{"smtp_url", "app.mail_url", {}});
    }
    if (!post.from) {
        problems.push_back(Problem{"mail_from", "app.mail_from_needed", {}});
    }
    if (settings.smtp_password_file) {
        post.server->password = line_of(*settings.smtp_password_file);
        if (post.server->password.empty()) {
            problems.push_back(Problem{"smtp_password_file", "app.mail_password_unreadable", {}});
        }
    }
    if (!problems.empty()) {
        return Error{ErrorCode::invalid, "config.invalid", {}, std::move(problems), {}};
    }
    return post;
}

Result<int> tell_of_failed_jobs(Town& town) {
    TRY(failed, jobs::list_jobs(town, auth::operator_actor(), {.state = "failed", .limit = looked_at_max}));
    db::Housekeeping tx{town.db};
    TRY(administrators,
        auth::holders(tx, {auth::Role::administrator}, town.clock.today(), auth::Holding::whole_town));
    for (auto const& job : failed.items) {
        CHECK(notify::tell(town, tx,
                           {.kind = job_failed,
                            .to = administrators,
                            .subject = job.id.text,
                            .by = {},
                            .once = job.id.text + "/" + to_text(job.ended_at.value_or(job.created_at))}));
    }
    CHECK(std::move(tx).commit());
    return static_cast<int>(failed.items.size());
}

}  // namespace varn::app
