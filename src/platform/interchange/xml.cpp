#include <expat.h>

#include <algorithm>
#include <memory>

#include "platform/interchange.h"

namespace varn::interchange {
namespace {

constexpr std::size_t piece_size = std::size_t{1} << 16U;
/// A token that is not at its end after this many bytes is an attack on the parser: it rescans it with every
/// piece.
constexpr std::size_t most_in_token = std::size_t{1} << 20U;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    auto const first = text.find_first_not_of(blanks);
    return first == text.npos ? std::string_view{}
                              : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// What expat calls while it reads. The first thing that is wrong stops it.
class XmlReader {
public:
    explicit XmlReader(XmlLimits const& limits) : limits_(limits), parser_(XML_ParserCreate(nullptr)) {
        ASSERT(parser_ != nullptr);
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_begin, on_end);
        XML_SetCharacterDataHandler(parser_.get(), on_text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
    }

    Result<Document> read(std::string_view bytes) {
        for (std::size_t fed = 0; fed < bytes.size();) {
            auto const piece = bytes.substr(fed, piece_size);
            fed += piece.size();
            if (XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), fed == bytes.size()) !=
                XML_STATUS_OK) {
                return wrong_.key.empty() ? broken() : wrong_;
            }
            auto const reached = XML_GetCurrentByteIndex(parser_.get());
            if (reached >= 0 && fed - static_cast<std::size_t>(reached) > most_in_token) {
                return broken();
            }
        }
        return bytes.empty() ? Result<Document>{broken()} : Result<Document>{std::move(document_)};
    }

private:
    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };

    std::string line() const { return "line " + std::to_string(XML_GetCurrentLineNumber(parser_.get())); }
    Error broken() const { return invalid(line(), "interchange.not_xml"); }
    void stop(Error error) {
        if (wrong_.key.empty()) {
            wrong_ = std::move(error);
            XML_StopParser(parser_.get(), XML_FALSE);
        }
    }

    static void on_begin(void* self, char const* name, char const** attributes) {
        static_cast<XmlReader*>(self)->begin(name, attributes);
    }
    static void on_end(void* self, char const*) {
        auto& reader = *static_cast<XmlReader*>(self);
        if (!reader.open_.empty()) {
            auto& element = reader.document_[reader.open_.back()];
            element.end = static_cast<std::uint32_t>(reader.document_.size());
            element.text = trimmed(element.text);
            reader.open_.pop_back();
        }
    }
    static void on_text(void* self, char const* text, int size) {
        auto& reader = *static_cast<XmlReader*>(self);
        if (!reader.open_.empty()) {
            reader.document_[reader.open_.back()].text.append(text, static_cast<std::size_t>(size));
        }
    }
    /// A document type may be named; what it could declare or where it could be fetched is refused.
    static void on_doctype(void* self, char const*, char const* system, char const*, int has_declarations) {
        auto& reader = *static_cast<XmlReader*>(self);
        if (system != nullptr || has_declarations != 0) {
            reader.stop(invalid(reader.line(), "interchange.doctype"));
        }
    }

    void begin(char const* name, char const** attributes) {
        if (open_.size() >= limits_.depth) {
            return stop(invalid(line(), "interchange.too_deep", {{"max", std::to_string(limits_.depth)}}));
        }
        if (document_.size() >= limits_.elements) {
            return stop({ErrorCode::too_many,
                         "interchange.too_many",
                         {{"max", std::to_string(limits_.elements)}},
                         {},
                         {}});
        }
        Element element{name};
        element.line = XML_GetCurrentLineNumber(parser_.get());
        for (auto const** pair = attributes; *pair != nullptr; pair += 2) {
            element.attributes.emplace_back(pair[0], pair[1]);
        }
        auto const number = static_cast<std::uint32_t>(document_.size());
        if (!open_.empty()) {
            element.parent = open_.back();
            document_[open_.back()].children.push_back(number);
        }
        document_.push_back(std::move(element));
        open_.push_back(number);
    }

    XmlLimits const& limits_;
    std::unique_ptr<XML_ParserStruct, Free> parser_;
    Document document_;
    std::vector<std::uint32_t> open_;
    Error wrong_;
};

}  // namespace

std::string const* Element::find(std::string_view attribute) const {
    auto const hit = std::find_if(attributes.begin(), attributes.end(),
                                  [&](auto const& pair) { return pair.first == attribute; });
    return hit == attributes.end() ? nullptr : &hit->second;
}

Result<Document> read_xml(std::string_view bytes, XmlLimits const& limits) {
    if (bytes.size() > limits.bytes) {
        return Error{ErrorCode::too_large,
                     "interchange.too_large",
                     {{"max", std::to_string(limits.bytes >> 20U)}},
                     {},
                     {}};
    }
    return XmlReader{limits}.read(bytes);
}

std::string xml_text(std::string_view text) {
    std::string safe;
    for (auto const c : text) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            default:
                safe += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return safe;
}

}  // namespace varn::interchange
