#pragma once
// What consultation is asked to do that is not adding or changing a row.
#include <string>
#include <vector>

#include "consultation/model.h"

namespace varn::consultation {

/// Sends a remiss: those asked get a case each.
struct Sending {
    std::optional<Date> sent_on;  // today when not said
};
struct ReferralClosing {
    bool although_answers_are_missing = false;
};
/// More time for one of those asked.
struct Extension {
    Date extended_to;
    std::string why;
};
/// A reminder now, to those named or to everybody who has not answered.
struct ReferralReminding {
    std::vector<Id<Recipient>> recipients;
};
struct ReferralReminded {
    std::vector<std::string> names;
    std::vector<std::string> names_before;  // reminded today already, and not again
};
/// The answer of somebody outside the town, registered by the one who asked.
struct ExternalAnswer {
    Position position{};
    Date submitted_on;
    std::optional<std::string> diary_number;
};
/// Takes a section to write in, gives it back, or takes it over from who holds it.
struct SectionHold {
    bool take_over = false;
    bool release = false;
};
/// Signs what was seen: `content_hash` is the one the page showed.
struct Signing {
    std::string content_hash;
};
/// A file to keep with a remiss or a case. What it is, is told by its content (platform/uploads.h).
struct FileToAdd {
    std::optional<Id<Referral>> referral;
    std::optional<Id<OpinionCase>> opinion_case;
    std::string title;
    std::optional<std::string> reference;
    std::string file_name;
    std::string content;  // base64
};
/// An instant at which a section was written, to be read with `as_of`.
struct SectionMoment {
    Instant at;
    std::optional<std::string> by;  // name
};

}  // namespace varn::consultation

template <>
struct varn::Describe<varn::consultation::Sending> {
    using T = consultation::Sending;
    static constexpr auto value = entity<T>(
        "referral_sending", field<&T::sent_on>({.label = "consultation.sent_on", .example = "2023-12-01"}));
};
template <>
struct varn::Describe<varn::consultation::ReferralClosing> {
    using T = consultation::ReferralClosing;
    static constexpr auto value = entity<T>(
        "referral_closing", field<&T::although_answers_are_missing>(
                                {.label = "consultation.although_answers_are_missing", .example = "true"}));
};
template <>
struct varn::Describe<varn::consultation::Extension> {
    using T = consultation::Extension;
    static constexpr auto value =
        entity<T>("referral_extension",
                  field<&T::extended_to>({.label = "consultation.extended_to", .example = "2024-03-15"}),
                  field<&T::why>({.label = "consultation.extension_why",
                                  .example = "Nämnden sammanträder den 12 mars.",
                                  .length_min = 1,
                                  .length_max = 2000}));
};
template <>
struct varn::Describe<varn::consultation::ReferralReminding> {
    using T = consultation::ReferralReminding;
    static constexpr auto value = entity<T>(
        "referral_reminding", field<&T::recipients>({.label = "consultation.recipients", .length_max = 500}));
};
template <>
struct varn::Describe<varn::consultation::ReferralReminded> {
    using T = consultation::ReferralReminded;
    static constexpr auto value = entity<T>(
        "referral_reminded", field<&T::names>({.label = "consultation.reminded", .length_max = 500}),
        field<&T::names_before>({.label = "consultation.reminded_before", .length_max = 500}));
};
template <>
struct varn::Describe<varn::consultation::ExternalAnswer> {
    using T = consultation::ExternalAnswer;
    static constexpr auto value = entity<T>(
        "external_answer", field<&T::position>({.label = "consultation.position", .example = "supports"}),
        field<&T::submitted_on>({.label = "consultation.submitted_on", .example = "2024-02-15"}),
        field<&T::diary_number>(consultation::facts::diary_number));
};
template <>
struct varn::Describe<varn::consultation::SectionHold> {
    using T = consultation::SectionHold;
    static constexpr auto value = entity<T>(
        "section_hold", field<&T::take_over>({.label = "consultation.take_over", .example = "false"}),
        field<&T::release>({.label = "consultation.release", .example = "false"}));
};
template <>
struct varn::Describe<varn::consultation::Signing> {
    using T = consultation::Signing;
    static constexpr auto value =
        entity<T>("opinion_signing", field<&T::content_hash>({.label = "consultation.content_hash",
                                                              .example = "9f86d081884c7d659a2feaa0c55ad015",
                                                              .length_min = 1}));
};
template <>
struct varn::Describe<varn::consultation::SectionMoment> {
    using T = consultation::SectionMoment;
    static constexpr auto value =
        entity<T>("section_moment",
                  field<&T::at>({.label = "consultation.written_at", .example = "2024-02-01T12:00:00.000Z"}),
                  field<&T::by>({.label = "consultation.written_by", .example = "Alva Exempelsson"}));
};

template <>
struct varn::Describe<varn::consultation::FileToAdd> {
    using T = consultation::FileToAdd;
    static constexpr auto value = entity<T>(
        "file_to_add", field<&T::referral>(consultation::facts::referral),
        field<&T::opinion_case>(consultation::facts::opinion_case),
        field<&T::title>({.label = "consultation.file_title",
                          .example = "Stockholms stads säkerhetsprogram",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::reference>(
            {.label = "consultation.file_reference", .example = "Dnr KS 2023/1267", .length_max = 120}),
        field<&T::file_name>({.label = "consultation.file_name",
                              .example = "sakerhetsprogram.pdf",
                              .length_min = 1,
                              .length_max = 400}),
        field<&T::content>({.label = "consultation.file_content",
                            .example = "JVBERi0=",
                            .length_min = 1,
                            .length_max = 8'000'000}));
};
