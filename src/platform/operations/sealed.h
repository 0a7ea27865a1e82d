#pragma once
// A file that tells when it was cut short or changed, encrypted when there is a key. Two lines of text, then
// the bytes: in the clear with a SHA-256 at the end, or as a secretstream of libsodium (XChaCha20-Poly1305),
// whose blocks cannot be changed, moved or left out, and whose last one says that it is.
#include <array>
#include <memory>
#include <optional>
#include <string>

#include "platform/backup.h"

namespace varn::operations {

/// Writes such a file. Nothing but an owner may read it.
class SealedWriter {
public:
    ~SealedWriter();
    static Result<std::unique_ptr<SealedWriter>> create(std::string const& path,
                                                        std::optional<Key> const& key);
    Result<Done> put(std::string_view bytes);
    /// Ends the file and waits until the disk has it.
    Result<Done> finish();

private:
    SealedWriter();
    Result<Done> write(std::string_view bytes);
    Result<Done> send(bool last);
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// Reads such a file.
class SealedReader {
public:
    ~SealedReader();
    /// `invalid` with its own key for: no such format, a key that is lacking, wrong, or not needed.
    static Result<std::unique_ptr<SealedReader>> open(std::string const& path, std::optional<Key> const& key);
    /// Exactly so many bytes; `invalid` when the file is damaged or ends before.
    Result<std::string> take(std::size_t count);
    /// That nothing is left and nothing was changed.
    Result<Done> finish();

private:
    SealedReader();
    Result<Done> fill();
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// Counts a SHA-256 as bytes come.
class Digest {
public:
    Digest();
    ~Digest();
    void add(std::string_view bytes);
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace varn::operations
