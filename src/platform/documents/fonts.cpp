#include "fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "clean.h"
#include "platform/assets.h"

namespace varn::assets {
std::span<File const> document_fonts();
}  // namespace varn::assets

namespace varn::documents {
namespace {

/// The family that shows what others cannot: arrows, signs, other alphabets.
constexpr char const* helping_family = "DejaVu Sans";

/// Fontconfig opens fonts by path. A file in memory has one, and leaves nothing behind.
bool add_embedded(FcConfig* config, assets::File const& file) {
    int const descriptor = ::memfd_create(std::string{file.name}.c_str(), MFD_CLOEXEC);
    if (descriptor < 0) {
        return false;
    }
    auto left = file.bytes;
    while (!left.empty()) {
        auto const count = ::write(descriptor, left.data(), left.size());
        if (count <= 0) {
            ::close(descriptor);
            return false;
        }
        left.remove_prefix(static_cast<std::size_t>(count));
    }
    // The descriptor stays open as long as the process: glyphs are read from it whenever they are needed.
    auto const path = "/proc/self/fd/" + std::to_string(descriptor);
    return FcConfigAppFontAddFile(config, reinterpret_cast<FcChar8 const*>(path.c_str())) == FcTrue;
}

}  // namespace

struct Fonts::Inside {
    FcConfig* config = nullptr;
    PangoFontMap* map = nullptr;
    FcCharSet* characters = nullptr;
    std::set<std::string> families;

    Inside() = default;
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;
    ~Inside() {
        if (map != nullptr) {
            g_object_unref(map);
        }
        if (characters != nullptr) {
            FcCharSetDestroy(characters);
        }
        if (config != nullptr) {
            FcConfigDestroy(config);
        }
    }

    void gather() {
        characters = FcCharSetCreate();
        FcFontSet const* const set = FcConfigGetFonts(config, FcSetApplication);
        for (int i = 0; set != nullptr && i < set->nfont; ++i) {
            FcChar8* family = nullptr;
            for (int n = 0; FcPatternGetString(set->fonts[i], FC_FAMILY, n, &family) == FcResultMatch; ++n) {
                families.insert(reinterpret_cast<char const*>(family));
            }
            FcCharSet* covered = nullptr;
            if (FcPatternGetCharSet(set->fonts[i], FC_CHARSET, 0, &covered) == FcResultMatch) {
                FcCharSetMerge(characters, covered, nullptr);
            }
        }
    }
};

std::unique_lock<std::mutex> typesetting() {
    static std::mutex mutex;
    return std::unique_lock{mutex};
}

Fonts::Fonts(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Fonts::~Fonts() = default;

Result<Fonts*> Fonts::with_folder(std::string const& folder) {
    // Never taken down: at the end of the process nobody knows who still holds a font.
    static auto& kept = *new std::map<std::string, std::unique_ptr<Fonts>>;
    auto& fonts = kept[folder];
    if (fonts) {
        return fonts.get();
    }
    auto inside = std::make_unique<Inside>();
    inside->config = FcConfigCreate();
    for (auto const& file : assets::document_fonts()) {
        if (!add_embedded(inside->config, file)) {
            return internal("the font " + std::string{file.name} + " could not be opened");
        }
    }
    if (!folder.empty() &&
        (::access(folder.c_str(), R_OK | X_OK) != 0 ||
         FcConfigAppFontAddDir(inside->config, reinterpret_cast<FcChar8 const*>(folder.c_str())) != FcTrue)) {
        return invalid("fonts.folder", "documents.font_folder", {{"folder", folder}});
    }
    inside->gather();
    inside->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(inside->map), inside->config);
    fonts.reset(new Fonts{std::move(inside)});
    return fonts.get();
}

bool Fonts::has_family(std::string const& family) const {
    return inside_->families.contains(family);
}

std::vector<std::string> Fonts::families() const {
    return {inside_->families.begin(), inside_->families.end()};
}

bool Fonts::has(char32_t character) const {
    return character == '\n' || FcCharSetHasChar(inside_->characters, character) == FcTrue;
}

std::string Fonts::showable(std::string_view text, std::vector<std::string>& replaced) const {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const from = at;
        char32_t const character = next_character(text, at);
        if (has(character)) {
            out.append(text, from, at - from);
            continue;
        }
        out += replacement;
        std::string const lacking{text.substr(from, at - from)};
        if (std::find(replaced.begin(), replaced.end(), lacking) == replaced.end()) {
            replaced.push_back(lacking);
        }
    }
    return out;
}

LayoutPtr Fonts::layout(std::string_view language) const {
    std::unique_ptr<PangoContext, Release> const context{pango_font_map_create_context(inside_->map)};
    pango_cairo_context_set_resolution(context.get(), 72);  // so that a point is a point
    auto* const options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    // Said outright, or Pango takes it from the environment and pages differ between machines.
    pango_context_set_language(context.get(), pango_language_from_string(std::string{language}.c_str()));
    pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
    LayoutPtr layout{pango_layout_new(context.get())};
    pango_layout_set_auto_dir(layout.get(), FALSE);
    return layout;
}

PangoFontDescription* describe(Type const& type) {
    auto* const description = pango_font_description_new();
    pango_font_description_set_family(description, (type.family + ',' + helping_family).c_str());
    pango_font_description_set_absolute_size(description, type.size * PANGO_SCALE);
    pango_font_description_set_weight(description, type.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(description, type.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    return description;
}

double width_of(Fonts const& fonts, std::string const& text, Type const& type) {
    auto const layout = fonts.layout("sv-SE");
    auto* const description = describe(type);
    pango_layout_set_font_description(layout.get(), description);
    pango_font_description_free(description);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    int width = 0;
    pango_layout_get_size(layout.get(), &width, nullptr);
    return static_cast<double>(width) / PANGO_SCALE;
}

}  // namespace varn::documents
