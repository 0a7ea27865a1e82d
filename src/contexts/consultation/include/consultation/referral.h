#pragma once
// A remiss on its way out: what is asked, of whom, until when.
#include <optional>
#include <string>

#include "consultation/facts.h"

namespace varn::consultation {

enum class ReferralState { draft, sent, closed };

/// A remiss: a document that units and others are asked to give their opinion of. What is asked for and until
/// when must be said (FL 26 §).
struct Referral {
    Id<Referral> id;
    Id<Unit> unit;  // who asks
    std::string key;
    std::string title;
    std::optional<std::string> diary_number;
    std::optional<Id<Edition>> edition;  // when what is sent is an edition of a programme
    std::string purpose;                 // what the opinion is to be about
    std::optional<std::string> instructions;
    Date due_on;
    int remind_before_days = 0;  // 0 for no reminder before the last day
    int remind_every_days = 0;   // 0 for none after it
    ReferralState state{};
    std::optional<Date> sent_on;
    std::optional<Date> closed_on;
    Marker marker{};
    int version = 0;
};

/// A question that the answers are to touch upon.
struct ReferralQuestion {
    Id<ReferralQuestion> id;
    Id<Unit> unit;
    Id<Referral> referral;
    std::string body;
    int position = 0;
    int version = 0;
};

/// One of those asked (remissinstans): a unit of the town, or somebody outside it.
struct Recipient {
    Id<Recipient> id;
    Id<Unit> unit;  // who asks
    Id<Referral> referral;
    std::optional<Id<Unit>> asked_unit;
    std::optional<Id<ExternalActor>> asked_actor;
    std::string name;                          // as it was when the question was put
    std::optional<Date> extended_to;           // förlängd svarstid
    std::optional<std::string> extension_why;  // kept with it
    std::optional<Date> extension_asked_to;    // what the unit has asked for
    std::optional<std::string> extension_asked_why;
    std::optional<std::string> summary;  // the answer in one sentence, for the utlåtande
    std::optional<Date> reminded_on;     // the last time by hand
    int version = 0;
};

}  // namespace varn::consultation

template <>
struct varn::Describe<varn::consultation::Referral> {
    using T = consultation::Referral;
    static constexpr auto value = entity<T>(
        "referral", field<&T::id>(organisation::facts::id),
        field<&T::unit>({.label = "consultation.sender",
                         .example = "01903f5e-0000-7000-8000-000000000001",
                         .fixed = true,
                         .owner_unit = true}),
        field<&T::key>({.label = "common.key",
                        .example = "sakerhetsprogram-2024",
                        .fixed = true,
                        .key = true,
                        .length_max = 80}),
        field<&T::title>(consultation::facts::title),
        field<&T::diary_number>(consultation::facts::diary_number),
        field<&T::edition>({.label = "programme.edition", .example = "01903f5e-0000-7000-8000-000000000021"}),
        field<&T::purpose>({.label = "consultation.purpose",
                            .example = "Yttra er över mål, ansvarsfördelning och fokusområden.",
                            .length_min = 1,
                            .length_max = 4000}),
        field<&T::instructions>({.label = "consultation.instructions",
                                 .example = "Ange vilken del av programmet varje synpunkt gäller.",
                                 .length_max = 8000}),
        field<&T::due_on>({.label = "consultation.due_on", .example = "2024-03-01"}),
        field<&T::remind_before_days>(
            {.label = "consultation.remind_before_days", .example = "14", .number_max = 90}),
        field<&T::remind_every_days>(
            {.label = "consultation.remind_every_days", .example = "7", .number_max = 90}),
        field<&T::state>({.label = "consultation.referral_state", .example = "sent", .server_set = true}),
        field<&T::sent_on>({.label = "consultation.sent_on", .example = "2023-12-01", .server_set = true}),
        field<&T::closed_on>(
            {.label = "consultation.closed_on", .example = "2024-04-01", .server_set = true}),
        field<&T::marker>(organisation::facts::marker), field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::consultation::ReferralQuestion> {
    using T = consultation::ReferralQuestion;
    static constexpr auto value = entity<T>(
        "referral_question", field<&T::id>(organisation::facts::id),
        field<&T::unit>(consultation::facts::unit_of_row), field<&T::referral>(consultation::facts::referral),
        field<&T::body>({.label = "consultation.question",
                         .example = "Är ansvarsfördelningen tydlig för er verksamhet?",
                         .length_min = 1,
                         .length_max = 2000}),
        field<&T::position>(programme::facts::position), field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::consultation::Recipient> {
    using T = consultation::Recipient;
    static constexpr auto value = entity<T>(
        "referral_recipient", field<&T::id>(organisation::facts::id),
        field<&T::unit>(consultation::facts::unit_of_row), field<&T::referral>(consultation::facts::referral),
        field<&T::asked_unit>({.label = "consultation.asked_unit",
                               .example = "01903f5e-0000-7000-8000-000000000001",
                               .fixed = true}),
        field<&T::asked_actor>({.label = "consultation.asked_actor",
                                .example = "01903f5e-0000-7000-8000-000000000307",
                                .fixed = true}),
        field<&T::name>({.label = "consultation.recipient_name",
                         .example = "Trafiknämnden",
                         .fixed = true,
                         .server_set = true}),
        field<&T::extended_to>(
            {.label = "consultation.extended_to", .example = "2024-03-15", .server_set = true}),
        field<&T::extension_why>({.label = "consultation.extension_why",
                                  .example = "Nämnden sammanträder den 12 mars.",
                                  .server_set = true,
                                  .length_max = 2000}),
        field<&T::extension_asked_to>(
            {.label = "consultation.extension_asked_to", .example = "2024-03-15", .server_set = true}),
        field<&T::extension_asked_why>({.label = "consultation.extension_asked_why",
                                        .example = "Nämnden sammanträder den 12 mars.",
                                        .server_set = true,
                                        .length_max = 2000}),
        field<&T::summary>({.label = "consultation.answer_summary",
                            .example = "Nämnden ställer sig bakom förslaget.",
                            .length_max = 600}),
        field<&T::reminded_on>(
            {.label = "consultation.reminded_on", .example = "2024-02-12", .server_set = true}),
        field<&T::version>(organisation::facts::version));
};
