#include "yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "scan.h"

namespace varn::pack {
namespace {

/// Thrown through the library, whose parser cannot be stopped otherwise, and caught in read_yaml.
struct Stop {};

/// A list or map that is still open.
struct Frame {
    Node node;
    Member pending;  // a name waiting for its value
    bool has_name = false;
    std::set<std::string, std::less<>> names;
};

/// A folded text (`>`): the library leaves one line feed where a blank line stood; we want a new paragraph.
std::string as_paragraphs(std::string const& folded) {
    std::string text;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        text.push_back(folded[i]);
        bool const single = folded[i] == '\n' && (i == 0 || folded[i - 1] != '\n') &&
                            (i + 1 == folded.size() || folded[i + 1] != '\n');
        if (single) {
            text.push_back('\n');
        }
    }
    return text;
}

/// True when the quotation mark that opens at `at` is closed: the library takes the end of the file for one.
bool is_closed(std::string_view text, std::size_t at) {
    char const mark = text[at];
    for (auto i = at + 1; i < text.size(); ++i) {
        bool const doubled = mark == '\'' && text.substr(i).starts_with("''");
        bool const escape = mark == '"' && text[i] == '\\';
        if (text[i] == mark && !doubled) {
            return true;
        }
        i += doubled || escape ? 1U : 0U;
    }
    return false;
}

std::string_view key_for(std::string const& message) {
    static std::pair<std::string_view, std::string_view> const known[] = {
        {YAML::ErrorMsg::TAB_IN_INDENTATION, "pack.tab"},  {YAML::ErrorMsg::END_OF_MAP_FLOW, "pack.bracket"},
        {YAML::ErrorMsg::END_OF_SEQ_FLOW, "pack.bracket"}, {YAML::ErrorMsg::FLOW_END, "pack.bracket"},
        {YAML::ErrorMsg::MAP_VALUE, "pack.colon"},         {YAML::ErrorMsg::EOF_IN_SCALAR, "pack.quote"},
        {YAML::ErrorMsg::DOC_IN_SCALAR, "pack.quote"},     {YAML::ErrorMsg::UNKNOWN_ANCHOR, "pack.alias"},
        {YAML::ErrorMsg::CHAR_IN_ALIAS, "pack.alias"},     {YAML::ErrorMsg::ALIAS_NOT_FOUND, "pack.alias"},
        {YAML::ErrorMsg::CHAR_IN_ANCHOR, "pack.alias"},    {YAML::ErrorMsg::ANCHOR_NOT_FOUND, "pack.alias"}};
    auto const hit = std::find_if(std::begin(known), std::end(known),
                                  [&](auto const& entry) { return message.starts_with(entry.first); });
    if (hit != std::end(known)) {
        return hit->second;
    }
    return message.starts_with(YAML::ErrorMsg::INVALID_ESCAPE) ? "pack.escape" : "pack.syntax";
}

class Builder final : public YAML::EventHandler {
public:
    Builder(std::string const& text, std::string_view name, Limits const& limits, std::size_t& nodes,
            Problems& problems)
        : text_(text), name_(name), limits_(limits), nodes_(nodes), problems_(problems) {
        line_starts_.push_back(0);
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\n') {
                line_starts_.push_back(i + 1);
            }
        }
    }

    Node root;

    void blame(YAML::Mark const& mark, std::string_view key, Params params = {}) {
        auto const [line, column] = place(mark);
        problems_.add(place_of(name_, line, column), key, std::move(params));
    }

    void OnDocumentStart(YAML::Mark const& mark) override {
        if (documents_++ > 0) {
            stop(mark, "pack.documents");
        }
    }
    void OnDocumentEnd() override {}
    void OnAlias(YAML::Mark const& mark, YAML::anchor_t) override { stop(mark, "pack.alias"); }
    void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override {
        auto node = start(mark, "", anchor, Form::nothing);
        attach(std::move(node), mark);
    }
    void OnScalar(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                  std::string const& value) override {
        auto node = start(mark, tag, anchor, Form::scalar);
        auto const at = static_cast<std::size_t>(std::max(mark.pos, 0));
        char const style = at < text_.size() ? text_[at] : ' ';
        bool const block = tag == "!" && (style == '>' || style == '|');
        node.quoted = tag == "!";
        if (node.quoted && (style == '"' || style == '\'') && !is_closed(text_, at)) {
            stop(mark, "pack.quote");
        }
        node.text = block && style == '>' ? as_paragraphs(value) : value;
        while (block && node.text.ends_with('\n')) {
            node.text.pop_back();
        }
        if (!is_clean_text(node.text)) {
            blame(mark, "pack.control_character");
            node.text.clear();
        }
        attach(std::move(node), mark);
    }
    void OnSequenceStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, start(mark, tag, anchor, Form::list));
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, start(mark, tag, anchor, Form::map));
    }
    void OnMapEnd() override { close(); }

private:
    struct Counted {
        std::size_t line = 0;
        std::size_t column = 0;  // in bytes
        int characters = 0;
    };

    [[noreturn]] void stop(YAML::Mark const& mark, std::string_view key, Params params = {}) {
        blame(mark, key, std::move(params));
        throw Stop{};
    }

    /// Lines and columns as an editor shows them: from 1, in characters. Counts on from the place that was
    /// asked for last, so that a pack on one line costs no more than one on many.
    std::pair<int, int> place(YAML::Mark const& mark) {
        auto const line = static_cast<std::size_t>(std::max(mark.line, 0));
        auto const column = static_cast<std::size_t>(std::max(mark.column, 0));
        if (line >= line_starts_.size()) {
            return {static_cast<int>(line) + 1, 1};
        }
        if (line != last_.line || column < last_.column) {
            last_ = {line, 0, 0};
        }
        auto const since = std::string_view{text_}.substr(
            std::min(text_.size(), line_starts_[line] + last_.column), column - last_.column);
        last_ = {line, column, last_.characters + static_cast<int>(characters(since))};
        return {static_cast<int>(line) + 1, last_.characters + 1};
    }

    Node start(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor, Form form) {
        if (anchor != 0) {
            stop(mark, "pack.alias");
        }
        if (!tag.empty() && tag != "?" && tag != "!") {
            stop(mark, "pack.tag", {{"tag", tag}});
        }
        if (++nodes_ > limits_.nodes_max) {
            stop(mark, "pack.nodes", {{"maximum", std::to_string(limits_.nodes_max)}});
        }
        Node node;
        node.form = form;
        std::tie(node.line, node.column) = place(mark);
        return node;
    }

    void open(YAML::Mark const& mark, Node node) {
        if (!open_.empty() && open_.back().node.form == Form::map && !open_.back().has_name) {
            stop(mark, "pack.map_key");
        }
        if (open_.size() >= limits_.depth_max) {
            stop(mark, "pack.depth", {{"maximum", std::to_string(limits_.depth_max)}});
        }
        open_.emplace_back();
        open_.back().node = std::move(node);
    }

    void close() {
        auto node = std::move(open_.back().node);
        open_.pop_back();
        attach(std::move(node), YAML::Mark{});
    }

    void attach(Node node, YAML::Mark const& mark) {
        if (open_.empty()) {
            root = std::move(node);
            return;
        }
        auto& frame = open_.back();
        if (frame.node.form == Form::list) {
            frame.node.items.push_back(std::move(node));
        } else if (frame.has_name) {
            frame.pending.value = std::move(node);
            frame.node.members.push_back(std::move(frame.pending));
            frame.pending = {};
            frame.has_name = false;
        } else {
            name(frame, node, mark);
        }
    }

    void name(Frame& frame, Node& node, YAML::Mark const& mark) {
        if (node.form != Form::scalar) {
            stop(mark, "pack.map_key");
        }
        if (node.text == "<<") {
            stop(mark, "pack.merge");
        }
        if (!frame.names.insert(node.text).second) {
            blame(mark, "pack.duplicate_field", {{"field", node.text}});
        }
        frame.pending = {std::move(node.text), node.line, node.column, {}};
        frame.has_name = true;
    }

    std::string const& text_;
    std::string_view name_;
    Limits const& limits_;
    std::size_t& nodes_;
    Problems& problems_;
    std::vector<std::size_t> line_starts_;
    Counted last_;
    std::vector<Frame> open_;
    int documents_ = 0;
};

}  // namespace

void read_yaml(std::string_view bytes, std::string_view name, Limits const& limits, std::size_t& nodes,
               Node& root, Problems& problems) {
    if (bytes.size() > limits.file_bytes_max) {
        problems.add(std::string{name}, "pack.file_size",
                     {{"maximum", std::to_string(limits.file_bytes_max)}});
        return;
    }
    auto const text = normalised(bytes);
    if (auto bad = first_bad_byte(text, name, limits)) {
        problems.add(std::move(bad->pointer), bad->key, std::move(bad->params));
        return;
    }
    Builder builder{text, name, limits, nodes, problems};
    try {
        std::istringstream stream{text};
        YAML::Parser parser{stream};
        while (parser.HandleNextDocument(builder)) {
        }
        root = std::move(builder.root);
    } catch (Stop const&) {
        // The problem has been told.
    } catch (YAML::Exception const& failure) {
        builder.blame(failure.mark, key_for(failure.msg));
    }
}

Node const* Node::find(std::string_view name) const {
    auto const hit = std::find_if(members.begin(), members.end(),
                                  [&](Member const& member) { return member.name == name; });
    return hit == members.end() || hit->value.form == Form::nothing ? nullptr : &hit->value;
}

Result<Node> parse(std::string_view bytes, std::string_view name, Limits const& limits) {
    Problems problems;
    Node root;
    std::size_t nodes = 0;
    read_yaml(bytes, name, limits, nodes, root, problems);
    CHECK(problems.outcome());
    return root;
}

}  // namespace varn::pack
