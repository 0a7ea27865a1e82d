#pragma once
// The words people read. Code speaks in keys (`area.name`); texts lie as flat JSON beside what they belong
// to, in texts/sv.json and texts/en.json, and are inside the binary. Registered at start, read from any
// thread.
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace varn::i18n {

/// The languages there are; the first is spoken where another is asked for.
inline constexpr std::string_view languages[] = {"sv", "en"};

/// What whoever sits at the terminal wants: VARN_LANGUAGE, else what the terminal is set to, else Swedish.
std::string language_of_terminal();

/// The text of a key with `{name}` replaced by the parameter of that name. Swedish where the language is
/// unknown or lacks the key; the key itself where nobody knows it. A placeholder without a parameter stands
/// as it is.
std::string text(std::string_view language, std::string_view key, Params const& params = {});
/// True when this very language has the key.
bool known(std::string_view language, std::string_view key);
/// All keys of a language, sorted.
std::vector<std::string> keys(std::string_view language);
/// The names in braces of a text, sorted, each once.
std::vector<std::string> placeholders(std::string_view text);

/// Adds a flat JSON object of key and text. Ends the program when it is none, or when a key is already there
/// with another text: both are faults of ours, found by every test run.
void add_texts(std::string_view language, std::string_view json);
/// Adds the texts inside the binary. Called first of all; calling it again changes nothing.
void load_embedded();

}  // namespace varn::i18n
