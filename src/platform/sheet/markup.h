#pragma once
// XML as a stream of elements, without document types or entities. Inside platform/sheet only; the keeper of
// expat.
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "kernel/result.h"

namespace varn::sheet {

/// The attributes of an element, by local name.
class Attributes {
public:
    explicit Attributes(char const** pairs) : pairs_(pairs) {}
    /// The value of an attribute whose name is `name`, with or without a prefix; empty when there is none.
    std::string_view operator[](std::string_view name) const;

private:
    char const** pairs_;
};

/// Who listens. Names come without their prefix. A listener that says `false` ends the reading.
struct Listener {
    virtual ~Listener() = default;
    virtual bool begin(std::string_view name, Attributes attributes) = 0;
    virtual bool end(std::string_view name) = 0;
    virtual void text(std::string_view part) = 0;
};

/// One document.
class Markup {
public:
    explicit Markup(Listener& listener);
    Markup(Markup const&) = delete;
    Markup& operator=(Markup const&) = delete;
    ~Markup();

    /// Reads on. False when the document is broken, forbidden, or the listener has had enough.
    bool feed(std::string_view piece);
    /// Says that there is no more. False when the document is not whole.
    bool finish();
    /// True when the listener ended it.
    bool was_ended() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace varn::sheet
