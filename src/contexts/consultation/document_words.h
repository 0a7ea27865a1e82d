#pragma once
// The words of the documents of this room: Swedish, whatever language the screen is in.
#include <string>
#include <string_view>

#include "kernel/choice.h"
#include "platform/i18n.h"

namespace varn::consultation {

/// A text of the documents, by its name.
inline std::string doc_text(std::string_view name, Params const& params = {}) {
    return i18n::text("sv", "consultation.document." + std::string{name}, params);
}
/// A choice as documents name it: `choice_text("stance", Stance::praise)`.
template <class E>
std::string choice_text(std::string_view kind, E value) {
    return i18n::text("sv", "consultation." + std::string{kind} + "." + std::string{name_of(value)});
}

}  // namespace varn::consultation
