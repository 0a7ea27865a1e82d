#pragma once
// A case as an archive takes it over: described as data, written as one package (E-ARK CSIP 2.1.0 and
// SIP 2.1.0 with CITS ERMS 2.1.2, which Riksarkivet calls FGS Paketstruktur 2.0 and FGS Ärendehantering 2.0),
// and packages checked. No database and no clock: the same description gives the same bytes.
// docs/formats/archive-package.md is the format.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "kernel/time.h"
#include "platform/archive_case.h"

namespace varn::archive {

// What a package of ours may hold. Exceeding one is an error with the bound in the text.
inline constexpr std::size_t records_max = 5'000;
inline constexpr std::size_t files_max = 5'000;         // of all records together
inline constexpr std::size_t list_max = 5'000;          // agents, dates, notes … of one thing
inline constexpr std::size_t text_bytes_max = 100'000;  // of one text
inline constexpr std::size_t file_bytes_max = std::size_t{512} * 1024 * 1024;      // of one file
inline constexpr std::size_t package_bytes_max = std::size_t{2048} * 1024 * 1024;  // of all files, unpacked
inline constexpr std::size_t file_name_max = 100;   // bytes of a name in a package
inline constexpr std::size_t identifier_max = 100;  // bytes of a package's id

// What a package of somebody else's may make us read.
inline constexpr std::size_t entries_max = 20'000;
inline constexpr std::size_t metadata_bytes_max = std::size_t{32} * 1024 * 1024;  // of one METS or ERMS
inline constexpr std::size_t unpacked_ratio_max = 300;                            // more is a bomb
inline constexpr std::size_t faults_max = 1'000;                                  // told in one report

/// What is handed over, by whom, made by what.
struct Submission {
    std::string package_id;  // letters, digits, "-", "_" and "."; also the name of the folder in the package
    Case content;
    Party archival_creator;  // whose archive it is
    Party submitter;         // who hands it over
    std::string contact_name = {};
    std::optional<Party> preserver = {};
    std::string agreement = {};  // number of the submission agreement
    std::string software_name;
    std::string software_version;
    Instant made_at;
    std::string language = "sv";           // of the file that explains the package
    std::vector<File> documentation = {};  // besides that file
    std::vector<File> schemas = {};        // when the receiver wants them inside
};

struct Package {
    std::string bytes;   // a ZIP archive
    std::string sha256;  // of the bytes, in hexadecimal: what to keep outside the package
    std::size_t files = 0;
};

/// Writes a package, and checks it as `verify` does before it is given out. `invalid` with every fault of the
/// description (pointer and cure), `too_large` beyond the bounds. Sources: E-ARK CSIP and SIP profiles 2.1.0,
/// ERMS.xsd 2.1.2, PREMIS 2.2.
Result<Package> write_package(Submission const& submission);

/// One thing that is wrong with a package. `requirement` is the number in the specification (CSIP12, SIP4,
/// CSIPSTR4), the place in the schema for ERMS (`ERMS:agent/@agentType`), or VARN-… for what is ours: the
/// container, sizes and checksums.
struct Fault {
    std::string requirement;
    std::string path;      // within the package
    std::size_t line = 0;  // 0 where there are no lines
    std::string key;       // of the text that says what is wrong
    Params params = {};
};

struct Counted {
    std::size_t entries = 0;          // files in the package
    std::size_t unpacked_bytes = 0;   // of all of them
    std::size_t mets = 0;             // METS documents read
    std::size_t representations = 0;  // of them, those of representations
    std::size_t checksums = 0;        // files whose bytes were compared with their checksum
    std::size_t aggregations = 0;     // cases in ERMS documents
    std::size_t records = 0;
};

struct Report {
    std::vector<Fault> faults;  // at most `faults_max`
    bool has_more_faults = false;
    Counted counted;
    std::string sha256;  // of the whole package, in hexadecimal

    bool is_sound() const { return faults.empty(); }
};

/// Checks a package, of ours or anybody's, within the bounds above and without writing or fetching anything.
/// A package that cannot be read at all has a fault that says so. `expected_sha256`, when given, is compared
/// with the whole package: nothing within it can vouch for its outermost METS document.
Report verify(std::string_view bytes, std::string_view expected_sha256 = {});

}  // namespace varn::archive
