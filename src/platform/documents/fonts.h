#pragma once
// The fonts that documents are set with: those in the binary, and a town's own folder. Nothing of the
// machine's fonts is used, so that a page is the same everywhere. Not for several threads at once: see
// typesetting().
#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace varn::documents {

struct Release {
    void operator()(void* object) const { g_object_unref(object); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using LayoutPtr = std::unique_ptr<PangoLayout, Release>;
using CairoPtr = std::unique_ptr<cairo_t, Release>;
using SurfacePtr = std::unique_ptr<cairo_surface_t, Release>;

/// Held while type is set: Pango's fonts belong to one thread at a time.
std::unique_lock<std::mutex> typesetting();

class Fonts {
public:
    /// The fonts in the binary and those in a folder (empty: none). Kept for the life of the process; call it
    /// while holding typesetting().
    static Result<Fonts*> with_folder(std::string const& folder);
    ~Fonts();
    Fonts(Fonts const&) = delete;
    Fonts& operator=(Fonts const&) = delete;

    bool has_family(std::string const& family) const;
    std::vector<std::string> families() const;
    /// True when some font can show the character.
    bool has(char32_t character) const;
    /// Text where what no font can show is "�"; those characters are added to `replaced`, each once.
    std::string showable(std::string_view text, std::vector<std::string>& replaced) const;
    /// An empty layout in points, for text in a language (`sv-SE`).
    LayoutPtr layout(std::string_view language) const;

private:
    struct Inside;
    explicit Fonts(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

/// One manner of type.
struct Type {
    std::string family;
    double size = 10;
    bool bold = false;
    bool italic = false;
};
/// The description of a type, with the font that helps out where the family lacks a sign.
PangoFontDescription* describe(Type const& type);
/// How wide one line of text is, in points.
double width_of(Fonts const& fonts, std::string const& text, Type const& type);

}  // namespace varn::documents
