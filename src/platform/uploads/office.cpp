#include "office.h"

#include <algorithm>
#include <array>
#include <optional>

#include "markup.h"
#include "package.h"

namespace varn::uploads {
namespace {

using Words = std::vector<std::string_view>;

bool has_any(std::string_view text, Words const& words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return has(text, word); });
}

bool is_any(std::string_view text, Words const& words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// Names of parts are looked at in small letters, with a slash before.
Result<Done> must_be_harmless_name(std::string const& name) {
    auto const path = "/" + lowered(name);
    if (has_any(path, {"vbaproject", "vbadata", "/macrosheets/", "/dialogsheets/"}) ||
        path.starts_with("/basic/") || path.starts_with("/scripts/")) {
        return refused("uploads.macros");
    }
    if (has_any(path, {"/activex/", "/embeddings/", "oleobject"})) {
        return refused("uploads.embedded");
    }
    if (has_any(path, {"/externallinks/", "/xl/connections.xml", "/xl/querytables/"})) {
        return refused("uploads.fetches");
    }
    return Done{};
}

/// A content type (ECMA-376 part 2, 10.1.2) or a media type of ODF's manifest tells what a part is, whatever
/// its name.
Result<Done> must_be_harmless_type(std::string const& type) {
    auto const low = lowered(type);
    if (has_any(low, {"macroenabled", "vbaproject", "vbadata", "macrosheet", "dialogsheet"})) {
        return refused("uploads.macros");
    }
    return has_any(low, {"activex", "oleobject"}) ? refused("uploads.embedded") : Result<Done>{Done{}};
}

/// The parts' types; the main part must be of the one that the kind has.
Result<Done> look_over_types(std::string_view part, std::string_view main, std::string_view main_type) {
    TRY(document, read_markup(part));
    bool has_main = false;
    for (auto const& element : document) {
        auto const* type = find_local(element, "ContentType");
        if (type == nullptr) {
            continue;
        }
        CHECK(must_be_harmless_type(*type));
        auto const* name = find_local(element, "PartName");
        has_main = has_main || (name != nullptr && *name == main && *type == main_type);
    }
    return has_main ? Result<Done>{Done{}} : refused("uploads.unknown_kind");
}

/// Relationships (ECMA-376 part 2, 9.3): what a part refers to, and what a program fetches or runs when it
/// opens.
Result<Done> look_over_relationships(std::string_view part) {
    TRY(document, read_markup(part));
    for (auto const& element : document) {
        auto const* target = find_local(element, "Target");
        if (target == nullptr) {
            continue;
        }
        auto const* type = find_local(element, "Type");
        auto const what = type == nullptr ? "" : lowered(type->substr(type->rfind('/') + 1));
        if (has_any(what, {"vba", "macrosheet", "dialogsheet", "keymapcustomizations", "attachedtoolbars"})) {
            return refused("uploads.macros");
        }
        if (is_any(what, {"oleobject", "package", "control", "activexcontrolbinary", "afchunk"})) {
            return refused("uploads.embedded");
        }
        auto const* mode = find_local(element, "TargetMode");
        bool const is_inside = mode == nullptr || *mode == "Internal";
        if (is_inside ? !is_inner_address(*target) : what != "hyperlink" || !is_plain_address(*target)) {
            return refused("uploads.fetches");
        }
    }
    return Done{};
}

/// DOCX and XLSX.
Result<Done> look_over_open_xml(Package& package, std::string_view main, std::string_view main_type) {
    return package.each([&](std::string const& name, std::string_view content) -> Result<Done> {
        auto const low = lowered(name);
        if (name == "[Content_Types].xml") {
            return look_over_types(content, main, main_type);
        }
        if (low.ends_with(".rels")) {
            return look_over_relationships(content);
        }
        return low.ends_with(".xml") || low.ends_with(".vml") ? must_be_plain_markup(content)
                                                              : Result<Done>{Done{}};
    });
}

/// A template is where the text came from: remembered by its path, and harmless while that is on the writer's
/// own disk.
bool is_own_template(std::string_view target) {
    return is_inner_address(target) ||
           (lowered(target).starts_with("file:///") && !target.substr(8).starts_with('/'));
}

/// Any part of ODF (OASIS ODF 1.3 part 3): scripts, foreign objects and what is linked rather than kept.
Result<Done> look_over_odf_part(std::string_view part) {
    TRY(document, read_markup(part));
    for (auto const& element : document) {
        auto const name = local_name(element.name);
        if (is_any(name, {"script", "event-listener"})) {
            return refused("uploads.macros");
        }
        if (is_any(name, {"object-ole", "plugin", "applet", "floating-frame"})) {
            return refused("uploads.embedded");
        }
        if (is_any(name, {"dde-source", "dde-connection-decl"})) {
            return refused("uploads.fetches");
        }
        if (name == "encryption-data") {
            return refused("uploads.locked");
        }
        if (auto const* type = find_local(element, "media-type")) {
            CHECK(must_be_harmless_type(*type));
        }
        auto const* target = find_local(element, "href");
        if (target == nullptr) {
            continue;
        }
        bool const is_kept = name == "a"          ? is_plain_address(*target)
                             : name == "template" ? is_own_template(*target)
                                                  : is_inner_address(*target) && !target->starts_with("../");
        if (!is_kept) {
            return refused("uploads.fetches");
        }
    }
    return Done{};
}

Result<Done> look_over_odt(Package& package) {
    return package.each([&](std::string const& name, std::string_view content) -> Result<Done> {
        auto const low = lowered(name);
        if (name == "mimetype" && content != odt_kind.media_type) {
            return refused("uploads.unknown_kind");
        }
        return low.ends_with(".xml") || low.ends_with(".rdf") ? look_over_odf_part(content)
                                                              : Result<Done>{Done{}};
    });
}

}  // namespace

Result<Kind> office_kind_of(std::string_view bytes) {
    TRY(package, Package::open(bytes));
    auto const& names = package.names();
    auto const holds = [&](std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    bool const is_open_xml = holds("[Content_Types].xml");
    bool const is_docx = is_open_xml && holds("word/document.xml");
    bool const is_xlsx = is_open_xml && holds("xl/workbook.xml");
    bool const is_odt = names.front() == "mimetype" && holds("content.xml");
    if (is_docx + is_xlsx + is_odt > 1) {
        return refused("uploads.two_kinds");
    }
    for (auto const& name : names) {
        CHECK(must_be_harmless_name(name));
    }
    std::string const base = "application/vnd.openxmlformats-officedocument.";
    if (is_docx) {
        CHECK(look_over_open_xml(package, "/word/document.xml", base + "wordprocessingml.document.main+xml"));
        return docx_kind;
    }
    if (is_xlsx) {
        CHECK(look_over_open_xml(package, "/xl/workbook.xml", base + "spreadsheetml.sheet.main+xml"));
        return xlsx_kind;
    }
    if (is_odt) {
        CHECK(look_over_odt(package));
        return odt_kind;
    }
    return refused("uploads.unknown_kind");
}

}  // namespace varn::uploads
