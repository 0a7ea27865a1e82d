#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "form.h"
#include "platform/pack.h"
#include "platform/pack_cursor.h"
#include "yaml.h"

namespace varn::assets {
std::span<File const> pack_sverige();
std::span<File const> pack_stockholm();
}  // namespace varn::assets

namespace varn::pack {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view manifest_name = "pack.yaml";
constexpr std::string_view format = "1";

struct Builtin {
    std::string_view name;
    std::span<assets::File const> (*files)();
};
constexpr Builtin builtins[] = {{"sverige", &assets::pack_sverige}, {"stockholm", &assets::pack_stockholm}};

/// The bytes of a pack's files by their names, wherever they came from.
using Bytes = std::map<std::string, std::string_view, std::less<>>;

Pack manifest_of(Node const& root, Problems& problems, std::string_view file) {
    Cursor const cursor{problems, file, root};
    Pack pack;
    pack.key = cursor.required("key");
    pack.title = cursor.required("title");
    pack.version = cursor.required("version");
    pack.language = cursor.required("language");
    pack.description = cursor.text("description").value_or("");
    for (auto const& need : cursor.list("needs")) {
        pack.needs.emplace_back(need.text().value_or(""));
    }
    pack.demo = cursor.text("demo").value_or("") == "true";
    pack.today = cursor.date("today");
    if (cursor.required("format") != format) {
        cursor.blame_field("format", "pack.format", {{"supported", std::string{format}}});
    }
    if (cursor.has("today") && !pack.demo) {
        cursor.blame_field("today", "pack.demo_only");
    }
    return pack;
}

/// Reads every file; the keys they make and use are added to `keys`.
Result<Pack> read(Bytes const& bytes, std::string_view name, Limits const& limits, Keys& keys) {
    auto const full = [&](std::string_view file) { return std::string{name} + "/" + std::string{file}; };
    auto const manifest = bytes.find(manifest_name);
    if (manifest == bytes.end()) {
        return invalid(full(manifest_name), "pack.no_manifest");
    }
    Problems problems;
    std::size_t nodes = 0;
    File head{full(manifest_name), {}};
    read_yaml(manifest->second, head.name, limits, nodes, head.root, problems);
    CHECK(problems.outcome());
    check_form(head, "manifest", problems, keys);
    CHECK(problems.outcome());
    auto pack = manifest_of(head.root, problems, head.name);
    std::map<std::string, bool, std::less<>> listed;
    for (auto const& item : Cursor{problems, head.name, head.root}.list("files")) {
        auto const file = std::string{item.text().value_or("")};
        auto const found = bytes.find(file);
        if (!listed.emplace(file, true).second) {
            item.blame("pack.file_twice", {{"given", file}});
        } else if (found == bytes.end() || file == manifest_name) {
            item.blame("pack.file_missing", {{"given", file}});
        } else {
            File content{full(file), {}};
            auto const before = problems.all().size();
            read_yaml(found->second, content.name, limits, nodes, content.root, problems);
            if (problems.all().size() == before) {
                check_form(content, "content", problems, keys);
                pack.files.push_back(std::move(content));
            }
        }
    }
    for (auto const& [file, text] : bytes) {
        if (file != manifest_name && !listed.contains(file)) {
            problems.add(full(file), "pack.unlisted_file", {{"given", file}});
        }
    }
    for (auto const& file : pack.files) {
        if (file.root.find("accounts") != nullptr && !pack.demo) {
            Cursor{problems, file.name, file.root}.blame_field("accounts", "pack.demo_only");
        }
    }
    CHECK(problems.outcome());
    return pack;
}

Result<Done> must_fit(std::size_t files, std::size_t total, std::string_view name, Limits const& limits) {
    if (files > limits.files_max) {
        return invalid(std::string{name}, "pack.files", {{"maximum", std::to_string(limits.files_max)}});
    }
    if (total > limits.pack_bytes_max) {
        return invalid(std::string{name}, "pack.pack_size",
                       {{"maximum", std::to_string(limits.pack_bytes_max)}});
    }
    return Done{};
}

std::string base_name(std::string const& folder) {
    auto const path = fs::path{folder}.lexically_normal();
    return path.has_filename() ? path.filename().string() : path.parent_path().filename().string();
}

/// The bytes of the YAML files in a folder. Sizes are asked for before anything is read.
Result<std::map<std::string, std::string>> bytes_in(std::string const& folder, Limits const& limits) {
    std::error_code failure;
    std::map<std::string, std::string> bytes;
    std::size_t total = 0;
    auto const name = base_name(folder);
    fs::directory_iterator entries{folder, failure};
    if (failure) {
        return invalid(folder, "pack.no_folder", {{"given", folder}});
    }
    for (fs::directory_iterator const end; entries != end; entries.increment(failure)) {
        auto const path = entries->path();
        if (path.extension() != ".yaml") {
            continue;
        }
        auto const file = path.filename().string();
        auto const size = entries->is_regular_file(failure) ? entries->file_size(failure) : 0;
        if (failure || !entries->is_regular_file(failure)) {
            return invalid(name + "/" + file, "pack.unreadable", {{"given", file}});
        }
        if (size > limits.file_bytes_max) {
            return invalid(name + "/" + file, "pack.file_size",
                           {{"maximum", std::to_string(limits.file_bytes_max)}});
        }
        total += size;
        CHECK(must_fit(bytes.size() + 1, total, name, limits));
        std::ifstream stream{path, std::ios::binary};
        std::string text(size, '\0');
        stream.read(text.data(), static_cast<std::streamsize>(size));
        if (!stream && size > 0) {
            return invalid(name + "/" + file, "pack.unreadable", {{"given", file}});
        }
        bytes.emplace(file, std::move(text));
    }
    return bytes;
}

Result<Pack> read_folder(std::string const& folder, Limits const& limits, Keys& keys) {
    TRY(bytes, bytes_in(folder, limits));
    return read(Bytes{bytes.begin(), bytes.end()}, base_name(folder), limits, keys);
}

Result<Pack> read_files(std::span<assets::File const> files, std::string_view name, Limits const& limits,
                        Keys& keys) {
    Bytes bytes;
    std::size_t total = 0;
    for (auto const& file : files) {
        total += file.bytes.size();
        bytes.emplace(file.name, file.bytes);
    }
    CHECK(must_fit(files.size(), total, name, limits));
    return read(bytes, name, limits, keys);
}

/// Reads a pack and, before it, what it needs.
class Loader {
public:
    explicit Loader(Limits const& limits) : limits_(limits) {}

    Result<Done> load(std::string const& name, std::string const& beside, std::vector<std::string> above) {
        auto const folder = beside.empty() ? name : (fs::path{beside} / name).string();
        std::error_code ignored;
        bool const is_folder =
            (!beside.empty() || name.find('/') != std::string::npos || !is_builtin(name)) &&
            fs::is_directory(folder, ignored);
        if (!is_folder && !is_builtin(name)) {
            return invalid(name, "pack.not_found", {{"given", name}, {"builtin", builtin_list()}});
        }
        TRY(pack, is_folder ? read_folder(folder, limits_, keys_)
                            : read_files(files_of(name), name, limits_, keys_));
        above.push_back(pack.key);
        for (auto const& need : pack.needs) {
            if (std::find(above.begin(), above.end(), need) != above.end()) {
                return invalid(name, "pack.need_circle", {{"given", need}});
            }
            bool const there =
                std::any_of(packs.begin(), packs.end(), [&](Pack const& p) { return p.key == need; });
            if (!there) {
                auto const parent =
                    is_folder ? fs::path{folder}.lexically_normal().parent_path().string() : "";
                CHECK(load(need, parent, above));
            }
        }
        packs.push_back(std::move(pack));
        return Done{};
    }

    Result<Done> resolve() const {
        Problems problems;
        keys_.resolve(problems);
        return problems.outcome();
    }

    std::vector<Pack> packs;

private:
    static bool is_builtin(std::string_view name) {
        return std::any_of(std::begin(builtins), std::end(builtins),
                           [&](Builtin const& b) { return b.name == name; });
    }
    static std::span<assets::File const> files_of(std::string_view name) {
        for (auto const& builtin : builtins) {
            if (builtin.name == name) {
                return builtin.files();
            }
        }
        return {};
    }
    static std::string builtin_list() {
        std::string text;
        for (auto const& builtin : builtins) {
            text += (text.empty() ? "" : ", ") + std::string{builtin.name};
        }
        return text;
    }

    Limits limits_;
    Keys keys_;
};

}  // namespace

Result<Pack> read_pack(std::string const& folder, Limits const& limits) {
    Keys keys;
    return read_folder(folder, limits, keys);
}

Result<Pack> read_pack(std::span<assets::File const> files, std::string_view name, Limits const& limits) {
    Keys keys;
    return read_files(files, name, limits, keys);
}

std::vector<std::string> builtin_names() {
    std::vector<std::string> names;
    for (auto const& builtin : builtins) {
        names.emplace_back(builtin.name);
    }
    return names;
}

Result<std::vector<Pack>> load(std::string_view name_or_folder, Limits const& limits) {
    Loader loader{limits};
    CHECK(loader.load(std::string{name_or_folder}, "", {}));
    CHECK(loader.resolve());
    return std::move(loader.packs);
}

}  // namespace varn::pack
