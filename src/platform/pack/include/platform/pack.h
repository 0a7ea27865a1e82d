#pragma once
// Content packs: folders of YAML that people write by hand (docs/formats/pack.md). A pack is read into a
// plain tree where every node knows its line, so that whoever maps it to rows can always say where something
// is wrong. The only keeper of the YAML library; nothing of it shows here.
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/result.h"
#include "kernel/time.h"
#include "platform/assets.h"

namespace varn::pack {

/// What is taken on. More than this is an error, never a part of a pack.
struct Limits {
    std::size_t depth_max = 16;
    std::size_t file_bytes_max = 5 * 1024 * 1024;
    std::size_t pack_bytes_max = 20 * 1024 * 1024;
    std::size_t nodes_max = 200'000;  // in the whole pack
    std::size_t files_max = 200;
};

/// What stands at a place: nothing at all (`name:`), a scalar, a list or a map.
enum class Form { nothing, scalar, list, map };

struct Member;

/// A piece of YAML. Maps keep the order they were written in.
struct Node {
    Form form = Form::nothing;
    std::string text;     // of a scalar
    bool quoted = false;  // text, whatever it looks like
    int line = 0;         // from 1; 0 when it was made here and not read
    int column = 0;       // from 1, in characters
    std::vector<Node> items;
    std::vector<Member> members;

    /// The member of that name, or nothing. A member without a value counts as absent.
    Node const* find(std::string_view name) const;
};

/// A named value of a map, and where the name stands.
struct Member {
    std::string name;
    int line = 0;
    int column = 0;
    Node value;
};

/// A file of a pack. `name` is what problems call it: the pack's folder or built-in name, and the file's own.
struct File {
    std::string name;
    Node root;
};

/// A pack that has been read and has the form of docs/formats/pack.schema.json.
struct Pack {
    std::string key;
    std::string title;
    std::string version;
    std::string language;
    std::string description;
    std::vector<std::string> needs;  // keys of packs that must be there first
    bool demo = false;               // may carry accounts, and the demo's day
    std::optional<Date> today;
    std::vector<File> files;  // in the order of pack.yaml
};

/// Reads a pack from a folder. Every problem of every file at once; `pointer` of a problem is
/// `stockholm/units.yaml:12:5`.
Result<Pack> read_pack(std::string const& folder, Limits const& limits = {});
/// Reads a pack whose files are in memory; `name` is how problems call it.
Result<Pack> read_pack(std::span<assets::File const> files, std::string_view name, Limits const& limits = {});

/// The names of the packs inside the binary.
std::vector<std::string> builtin_names();
/// Reads a pack by the name of a built-in one or by its folder, and the packs it needs, which come first.
/// They are looked for beside the folder, then among the built-in ones. Keys that refer to nothing are
/// problems.
Result<std::vector<Pack>> load(std::string_view name_or_folder, Limits const& limits = {});

/// Reads one text of YAML; `name` is how problems call it. For tests, and for input that is no pack.
Result<Node> parse(std::string_view bytes, std::string_view name, Limits const& limits = {});

}  // namespace varn::pack
