#pragma once
// Where everything of a submission lies in its package.
#include <string>
#include <string_view>
#include <vector>

#include "platform/archive.h"

namespace varn::archive {

inline constexpr std::string_view representation_name = "rep1";
inline constexpr std::string_view representation_folder = "representations/rep1/";
inline constexpr std::string_view erms_path = "metadata/descriptive/ERMS.xml";
inline constexpr std::string_view premis_path = "metadata/preservation/premis.xml";
inline constexpr std::string_view representation_mets_path = "representations/rep1/METS.xml";

/// A file at its place. It refers to the submission, or to what `Layout` and the writer keep.
struct Placed {
    std::string path;  // from the root of the package
    std::string id;    // within METS, unique in the package
    std::string media_type;
    std::string original_name = {};
    std::string format = {};
    std::string_view bytes = {};
    std::string hash = {};  // SHA-256, hexadecimal
    Instant created_at = {};
};

struct Layout {
    std::vector<Placed> documentation;
    std::vector<Placed> schemas;
    std::vector<Placed> data;                         // of all records
    std::vector<std::vector<std::size_t>> of_record;  // numbers in `data`, in the order of the record's files
};

/// Places every file, with names cleaned and made unique, and reckons the checksums. `readme` is the text
/// that explains the package; it must outlive the layout, as the submission must.
Layout lay_out(Submission const& submission, std::string_view readme);

/// The checksum and size of a file made here.
Placed placed(std::string_view path, std::string_view id, std::string_view bytes, Instant made_at);

/// The case and its records in CITS ERMS 2.1.2.
std::string write_erms(Submission const& submission, Layout const& layout);
/// The files of the records, who made the package and when, in PREMIS 2.2.
std::string write_premis(Submission const& submission, Layout const& layout);
/// METS of the representation; only when there are files.
std::string write_representation_mets(Submission const& submission, Layout const& layout);

/// METS of the package, over what the other writers have made.
struct Parts {
    Placed erms;
    Placed premis;
    Placed representation_mets;  // without a path when no record has a file
};
std::string write_root_mets(Submission const& submission, Layout const& layout, Parts const& parts);

/// Every fault of a description, in pointers; nothing when it can be written.
std::vector<Problem> faults_of(Submission const& submission);

}  // namespace varn::archive
