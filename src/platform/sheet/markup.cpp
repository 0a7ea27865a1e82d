#include "markup.h"

#include <expat.h>

namespace varn::sheet {
namespace {

constexpr int depth_max = 64;
/// A token that is not at its end after this many bytes is an attack on the parser: it rescans it with every
/// piece.
constexpr XML_Index token_max = 1024 * 1024;

std::string_view local(std::string_view name) {
    auto const colon = name.rfind(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
    for (auto const** pair = pairs_; *pair != nullptr; pair += 2) {
        if (local(*pair) == name) {
            return pair[1];
        }
    }
    return {};
}

struct Markup::Inside {
    Listener& listener;
    XML_Parser parser;
    int depth = 0;
    bool ended = false;
    XML_Index fed = 0;

    explicit Inside(Listener& to) : listener(to), parser(XML_ParserCreate(nullptr)) {
        ASSERT(parser != nullptr);
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, on_begin, on_end);
        XML_SetCharacterDataHandler(parser, on_text);
        XML_SetStartDoctypeDeclHandler(parser, on_doctype);
    }
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;
    ~Inside() { XML_ParserFree(parser); }

    void stop() { XML_StopParser(parser, XML_FALSE); }

    static void on_begin(void* self, char const* name, char const** attributes) {
        auto& inside = *static_cast<Inside*>(self);
        if (++inside.depth > depth_max) {
            return inside.stop();
        }
        if (!inside.listener.begin(local(name), Attributes{attributes})) {
            inside.ended = true;
            inside.stop();
        }
    }
    static void on_end(void* self, char const* name) {
        auto& inside = *static_cast<Inside*>(self);
        --inside.depth;
        if (!inside.ended && !inside.listener.end(local(name))) {
            inside.ended = true;
            inside.stop();
        }
    }
    static void on_text(void* self, char const* text, int size) {
        static_cast<Inside*>(self)->listener.text({text, static_cast<std::size_t>(size)});
    }
    /// No office document has a document type; entities are declared nowhere else.
    static void on_doctype(void* self, char const*, char const*, char const*, int) {
        static_cast<Inside*>(self)->stop();
    }
};

Markup::Markup(Listener& listener) : inside_(std::make_unique<Inside>(listener)) {}
Markup::~Markup() = default;

bool Markup::feed(std::string_view piece) {
    auto const size = static_cast<int>(piece.size());
    if (XML_Parse(inside_->parser, piece.data(), size, XML_FALSE) != XML_STATUS_OK) {
        return false;
    }
    inside_->fed += size;
    auto const reached = XML_GetCurrentByteIndex(inside_->parser);
    return inside_->fed - (reached < 0 ? 0 : reached) <= token_max;
}

bool Markup::finish() {
    return XML_Parse(inside_->parser, "", 0, XML_TRUE) == XML_STATUS_OK;
}

bool Markup::was_ended() const {
    return inside_->ended;
}

}  // namespace varn::sheet
