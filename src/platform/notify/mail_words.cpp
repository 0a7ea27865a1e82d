#include "platform/i18n.h"
#include "platform/mailing.h"

namespace varn::notify {

MailWords mail_words(MailFacts const& facts) {
    auto const say = [&](std::string const& key, Params const& params = {}) {
        return i18n::text(facts.language, key, params);
    };
    std::int64_t all = 0;
    std::string lines;
    std::string single;
    for (auto const& [kind, count] : facts.kinds) {
        single = say("notice.mail." + std::string{kind->name});
        lines += say(count == 1 ? "notice.mail_line_one" : "notice.mail_line_many",
                     {{"what", single}, {"count", std::to_string(count)}}) +
                 "\n";
        all += count;
    }
    return {.subject = all == 1 ? say("notice.mail_subject_one", {{"what", single}})
                                : say("notice.mail_subject_many", {{"count", std::to_string(all)}}),
            .text = lines + "\n" +
                    (facts.link.empty() ? say("notice.mail_where")
                                        : say("notice.mail_where_link", {{"link", facts.link}})) +
                    "\n\n" + say("notice.mail_foot") + "\n"};
}

}  // namespace varn::notify
