#include <algorithm>
#include <charconv>

#include "platform/pack_writing.h"
#include "scan.h"

namespace varn::pack {
namespace {

/// Running text is wrapped here, so that a change shows as a few lines.
constexpr std::size_t wrap_at = 100;
/// A list of short words up to this length stands on one line.
constexpr std::size_t inline_max = 100;

/// True when a text may stand without quotes and is read back as the same text by any YAML reader.
bool is_plain_safe(std::string_view text) {
    if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') {
        return false;
    }
    if (std::string_view{"-?:,[]{}#&*!|>'\"%@`~<=."}.find(text.front()) != std::string_view::npos) {
        return false;
    }
    if ((text.front() >= '0' && text.front() <= '9') || text.front() == '+') {
        return false;  // a number or a date to some readers
    }
    if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos ||
        text.find_first_of("\n\t[]{},\"\\") != std::string_view::npos) {
        return false;
    }
    static constexpr std::string_view words[] = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
    std::string lower{text};
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::find(std::begin(words), std::end(words), lower) == std::end(words);
}

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (char const c : text) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                out.push_back(c);
        }
    }
    return out + "\"";
}

/// True for paragraphs with single blank lines between them and single blanks between words: text that may be
/// wrapped anywhere and comes back the same.
bool is_running_text(std::string_view text) {
    if (text.find("  ") != std::string_view::npos || text.find('\t') != std::string_view::npos ||
        text.find("\n\n\n") != std::string_view::npos || text.front() == '\n' || text.back() == '\n' ||
        text.front() == ' ' || text.back() == ' ') {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\n') {
            continue;
        }
        bool const pair = i + 1 < text.size() && text[i + 1] == '\n';
        if (!pair || text[i - 1] == ' ' || text[i + 2] == ' ') {
            return false;
        }
        ++i;
    }
    return true;
}

void write_folded(std::string& out, std::string_view text, std::size_t indent) {
    std::string const margin(indent, ' ');
    out += ">\n";
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto paragraph = text.substr(0, end);
        text.remove_prefix(std::min(end + 2, text.size()));
        while (!paragraph.empty()) {
            auto cut = paragraph.size();
            if (cut > wrap_at) {
                auto const blank = paragraph.rfind(' ', wrap_at);
                cut =
                    blank != std::string_view::npos ? blank : std::min(paragraph.find(' '), paragraph.size());
            }
            out += margin + std::string{paragraph.substr(0, cut)} + "\n";
            paragraph.remove_prefix(std::min(cut + 1, paragraph.size()));
        }
        out += text.empty() ? "" : "\n";
    }
}

/// Everything after `name:` or `-`, with the line's end.
void write_scalar(std::string& out, Node const& node, std::size_t indent) {
    auto const& text = node.text;
    bool const is_long = text.size() > wrap_at || text.find('\n') != std::string::npos;
    if (!node.quoted) {
        out += text + "\n";
    } else if (is_long && is_running_text(text)) {
        write_folded(out, text, indent);
    } else {
        out += (is_plain_safe(text) ? text : in_quotes(text)) + "\n";
    }
}

bool fits_inline(Node const& list) {
    std::size_t length = 0;
    for (auto const& item : list.items) {
        if (item.form != Form::scalar || (item.quoted && !is_plain_safe(item.text))) {
            return false;
        }
        length += item.text.size() + 2;
    }
    return length <= inline_max;
}

std::string name_of_member(std::string const& name) {
    return is_plain_safe(name) ? name : in_quotes(name);
}

void write_node(std::string& out, Node const& node, std::size_t indent);

/// A value after its name: on the same line, or on the lines below.
void write_value(std::string& out, Node const& value, std::size_t indent) {
    bool const empty = value.items.empty() && value.members.empty();
    if (value.form == Form::nothing) {
        out += "\n";
    } else if (value.form == Form::scalar) {
        out += " ";
        write_scalar(out, value, indent + 2);
    } else if (value.form == Form::map && empty) {
        out += " {}\n";
    } else if (value.form == Form::list && fits_inline(value)) {
        out += " [";
        for (auto const& item : value.items) {
            out += (&item == value.items.data() ? "" : ", ") + item.text;
        }
        out += "]\n";
    } else {
        out += "\n";
        write_node(out, value, indent + 2);
    }
}

void write_members(std::string& out, Node const& map, std::size_t indent, bool first_on_line) {
    for (auto const& member : map.members) {
        if (!first_on_line) {
            out += std::string(indent, ' ');
        }
        first_on_line = false;
        out += name_of_member(member.name) + ":";
        write_value(out, member.value, indent);
    }
}

void write_node(std::string& out, Node const& node, std::size_t indent) {
    if (node.form == Form::map) {
        write_members(out, node, indent, false);
        return;
    }
    for (auto const& item : node.items) {
        // The entities of a file stand apart; what is nested in them does not.
        if (indent == 2 && item.form == Form::map && &item != node.items.data()) {
            out += "\n";
        }
        out += std::string(indent, ' ') + "-";
        if (item.form == Form::map && !item.members.empty()) {
            out += " ";
            write_members(out, item, indent + 2, true);
        } else {
            write_value(out, item, indent);
        }
    }
}

Node scalar(std::string_view text, bool is_quoted) {
    Node node;
    node.form = Form::scalar;
    node.text = text;
    node.quoted = is_quoted;
    return node;
}

}  // namespace

Node text_node(std::string_view text) {
    return scalar(text, true);
}
Node plain_node(std::string_view text) {
    return scalar(text, false);
}
Node list_node(std::vector<Node> items) {
    Node node;
    node.form = Form::list;
    node.items = std::move(items);
    return node;
}
Node map_node() {
    Node node;
    node.form = Form::map;
    return node;
}
Node& put(Node& map, std::string_view name, Node value) {
    return map.members.emplace_back(Member{std::string{name}, 0, 0, std::move(value)}).value;
}
void put(Node& map, std::string_view name, std::string_view text) {
    put(map, name, text_node(text));
}

void put_fields(Node& map, Table const& table, void const* from,
                std::initializer_list<std::string_view> without) {
    for (auto const& column : table.columns) {
        auto const kind = column.shape->kind;
        bool const skipped = std::find(without.begin(), without.end(), column.name) != without.end();
        if (skipped || column.facts.server_set || kind == Kind::id || kind == Kind::list ||
            kind == Kind::record) {
            continue;
        }
        Scratch scratch;
        auto const view = column.shape->get(column.of(from), scratch);
        if (auto const* text = std::get_if<std::string_view>(&view)) {
            put(map, column.name, kind == Kind::date ? plain_node(*text) : text_node(*text));
        } else if (auto const* whole = std::get_if<std::int64_t>(&view)) {
            put(map, column.name, plain_node(std::to_string(*whole)));
        } else if (auto const* flag = std::get_if<bool>(&view); flag != nullptr && *flag) {
            put(map, column.name, plain_node("true"));
        } else if (auto const* real = std::get_if<double>(&view)) {
            char digits[32];
            auto const end = std::to_chars(std::begin(digits), std::end(digits), *real).ptr;
            put(map, column.name, plain_node({digits, static_cast<std::size_t>(end - digits)}));
        }
    }
}

std::string write_yaml(Node const& root) {
    std::string out;
    bool first = true;
    if (root.form != Form::map) {
        write_node(out, root, 0);
        return out;
    }
    for (auto const& member : root.members) {
        bool const is_block = member.value.form == Form::list && !fits_inline(member.value);
        out += is_block && !first ? "\n" : "";
        out += name_of_member(member.name) + ":";
        write_value(out, member.value, 0);
        first = false;
    }
    return out;
}

std::vector<std::pair<std::string, std::string>> write_pack(Pack const& pack) {
    auto manifest = map_node();
    put(manifest, "format", plain_node("1"));
    put(manifest, "key", pack.key);
    put(manifest, "title", pack.title);
    put(manifest, "version", pack.version);
    put(manifest, "language", pack.language);
    if (!pack.description.empty()) {
        put(manifest, "description", pack.description);
    }
    if (!pack.needs.empty()) {
        auto& needs = put(manifest, "needs", list_node());
        for (auto const& need : pack.needs) {
            needs.items.push_back(text_node(need));
        }
    }
    if (pack.demo) {
        put(manifest, "demo", plain_node("true"));
    }
    if (pack.today) {
        put(manifest, "today", plain_node(to_text(*pack.today)));
    }
    auto& list = put(manifest, "files", list_node());
    std::vector<std::pair<std::string, std::string>> files;
    files.emplace_back("pack.yaml", "");
    for (auto const& file : pack.files) {
        auto const name = file.name.substr(file.name.rfind('/') + 1);
        list.items.push_back(text_node(name));
        files.emplace_back(name, write_yaml(file.root));
    }
    files.front().second = write_yaml(manifest);
    return files;
}

}  // namespace varn::pack
