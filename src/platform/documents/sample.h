#pragma once
// For tests: a report of the kind the town writes, with every kind of block in it.
#include <string>
#include <vector>

#include "platform/documents.h"

namespace varn::documents::sample {

/// A tjänsteutlåtande with everything; about six pages.
Document report();
/// A document of `pages` pages or so with a table of `rows` rows.
Document long_report(int chapters, int rows);
/// The same content in English, short.
Document letter();

/// What a program answers; run without a shell's own files.
std::string run(std::string const& command);
/// A folder of its own that is removed again.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    std::string put(std::string const& name, std::string const& bytes) const;
    std::string const& path() const { return path_; }

private:
    std::string path_;
};
/// The files of a package.
std::vector<std::pair<std::string, std::string>> unpack(std::string const& bytes);
/// Text of an XML document without its tags; paragraphs and breaks become spaces. Empty when it is not well
/// formed.
std::string words_of_xml(std::string const& xml, std::string const& without_style = "");
/// Words with one space between them.
std::string words(std::string const& text);

}  // namespace varn::documents::sample
