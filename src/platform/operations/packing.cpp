#include "packing.h"

#include <algorithm>
#include <fstream>

#include "platform/json.h"
#include "workspace.h"

namespace varn::operations {
namespace {

constexpr std::size_t piece = 256 * 1024;
constexpr std::size_t manifest_max = 4 * 1024 * 1024;
constexpr std::string_view sqlite_magic{"SQLite format 3\0", 16};

/// Every piece of a file, in order.
template <class EachPiece>
Result<Done> read_pieces(std::string const& path, EachPiece each) {
    std::ifstream in{path, std::ios::binary};
    std::string bytes;
    if (!in) {
        return Error{ErrorCode::not_found, "operations.backup_missing", {{"file", path}}, {}, {}};
    }
    while (in) {
        bytes.resize(piece);
        in.read(bytes.data(), static_cast<std::streamsize>(piece));
        bytes.resize(static_cast<std::size_t>(in.gcount()));
        CHECK(each(bytes));
    }
    return in.bad() ? Result<Done>{file_failed(path, "read")} : Result<Done>{Done{}};
}

/// Little-endian, four bytes.
std::string length_text(std::size_t length) {
    std::string text;
    for (int i = 0; i < 4; ++i) {
        text += static_cast<char>(length >> (i * 8) & 0xFFU);
    }
    return text;
}

std::size_t length_of(std::string_view text) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        length |= std::size_t{static_cast<unsigned char>(text[i])} << (i * 8);
    }
    return length;
}

Error damaged() {
    return Error{ErrorCode::invalid, "operations.backup_damaged", {}, {}, {}};
}

/// One file out of a backup, to a path or nowhere.
Result<Done> take_file(SealedReader& reader, BackedFile const& told, std::string const& path) {
    std::ofstream out;
    if (!path.empty()) {
        out.open(path, std::ios::binary | std::ios::trunc);
    }
    Digest digest;
    for (auto left = static_cast<std::size_t>(told.size); left > 0;) {
        TRY(bytes, reader.take(std::min(left, piece)));
        digest.add(bytes);
        if (!path.empty() && !out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
            return file_failed(path, "write");
        }
        left -= bytes.size();
    }
    if (!path.empty() && !out.flush()) {
        return file_failed(path, "flush");
    }
    return digest.hex() == told.sha256 ? Result<Done>{Done{}} : damaged();
}

bool is_plain_database(std::string const& path) {
    std::ifstream in{path, std::ios::binary};
    std::string beginning(sqlite_magic.size(), ' ');
    return in.read(beginning.data(), static_cast<std::streamsize>(beginning.size())) &&
           beginning == sqlite_magic;
}

Result<Manifest> take_plain(RestoreAsk const& ask, std::string const& database) {
    if (ask.key) {
        return Error{ErrorCode::invalid, "operations.backup_not_encrypted", {}, {}, {}};
    }
    std::error_code failed;
    if (!database.empty()) {
        std::filesystem::copy_file(ask.path, database, failed);
    }
    return failed ? Result<Manifest>{file_failed(database, failed.message())} : Manifest{};
}

}  // namespace

Result<BackedFile> measured(std::string const& path, std::string name) {
    BackedFile file{std::move(name), 0, {}};
    Digest digest;
    CHECK(read_pieces(path, [&](std::string const& bytes) -> Result<Done> {
        file.size += static_cast<std::int64_t>(bytes.size());
        digest.add(bytes);
        return Done{};
    }));
    file.sha256 = digest.hex();
    return file;
}

Result<Done> pack(std::string const& to, std::optional<Key> const& key, Manifest const& manifest,
                  std::string const& database) {
    TRY(writer, SealedWriter::create(to, key));
    auto const text = json::write(manifest);
    CHECK(writer->put(length_text(text.size())));
    CHECK(writer->put(text));
    CHECK(read_pieces(database, [&](std::string const& bytes) { return writer->put(bytes); }));
    return writer->finish();
}

Result<Manifest> unpack(RestoreAsk const& ask, std::string const& database) {
    if (is_plain_database(ask.path)) {
        return take_plain(ask, database);
    }
    TRY(reader, SealedReader::open(ask.path, ask.key));
    TRY(head, reader->take(4));
    auto const length = length_of(head);
    if (length > manifest_max) {
        return damaged();
    }
    TRY(text, reader->take(length));
    auto manifest = json::read<Manifest>(text);
    if (!manifest) {
        return damaged();
    }
    if (manifest.value().format != 1 || manifest.value().files.size() != 1) {
        return Error{
            ErrorCode::invalid, "operations.backup_newer", {{"version", manifest.value().version}}, {}, {}};
    }
    CHECK(take_file(*reader, manifest.value().files.front(), database));
    CHECK(reader->finish());
    return manifest;
}

}  // namespace varn::operations
