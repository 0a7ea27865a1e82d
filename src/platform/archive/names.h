#pragma once
// Names, types and days as packages write them: cleaned on the way out, judged on the way in.
#include <set>
#include <string>
#include <string_view>

namespace varn::archive {

/// A name that is a file on every system: ASCII letters and digits, ".", "-" and "_", at most `file_name_max`
/// bytes. å, ä and ö lose their marks, everything else becomes "_". Never empty, never "..", never a device
/// of Windows.
std::string clean_name(std::string_view name);
/// `clean_name`, with a number before its ending when `taken` has it already; adds it to `taken`. Names that
/// differ only in capitals are the same.
std::string unique_name(std::string_view name, std::set<std::string>& taken);

/// True for a relative path of plain names between slashes: no "..", no empty part, no backslash, no drive,
/// no control character, UTF-8.
bool is_safe_path(std::string_view path);
/// A name in small letters (ASCII), to tell names apart as Windows does.
std::string folded(std::string_view name);
/// A name of a stranger's, fit to print: control characters and what is no UTF-8 become "?", and it is cut.
std::string shown_name(std::string_view name);

/// True for well-formed UTF-8 whose characters XML 1.0 can hold once control characters are made blanks.
bool is_text(std::string_view text);
/// The address of a file as METS writes it, without "./" and with %xx read; empty when it leads out of the
/// package.
std::string path_of_href(std::string_view href);

/// The shape of a registered media type (RFC 6838, 4.2): a known top-level type, a restricted name, no
/// parameters and nothing from the experimental tree.
bool is_media_type(std::string_view text);
/// xs:dateTime of a day that exists.
bool is_date_time(std::string_view text);
/// True for an identifier XML knows as NCName, of ASCII and what lies above it.
bool is_xml_id(std::string_view text);

}  // namespace varn::archive
