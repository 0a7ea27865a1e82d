#pragma once
// What strips paint themselves on.
#include <cairo.h>

#include <string>

#include "pdf_tags.h"

namespace varn::documents {

struct Setting;

/// Pages on their way to be drawn. What is painted outside begin() and end() is decoration.
class Canvas {
public:
    virtual ~Canvas() = default;
    virtual cairo_t* cairo() = 0;
    /// What follows belongs to an element, until end(). An element that is absent is decoration.
    virtual void begin(Element* element) = 0;
    virtual void end() = 0;
    /// Sets and paints one line that is known only now, such as a page number; `right` is where it ends.
    virtual void write_ending_at(std::string const& text, Setting const& setting, double right, double y,
                                 Element* element) = 0;
    /// The page that is painted, from 0.
    virtual int page() const = 0;
    /// The page of a heading, from 1.
    virtual int page_of_heading(int heading) const = 0;
};

}  // namespace varn::documents
