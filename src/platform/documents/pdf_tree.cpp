#include "pdf_tree.h"

#include <algorithm>
#include <functional>

namespace varn::documents {
namespace {

using Object = QPDFObjectHandle;

Object rectangle(Pressable const& at) {
    auto box = Object::newArray();
    for (double const side :
         {at.x, Sheet::height - at.y - at.height, at.x + at.width, Sheet::height - at.y}) {
        box.appendItem(Object::newReal(side, 2));
    }
    return box;
}

/// What says nothing is left out of the tree; cells stay, or a row would lose a column.
bool is_wanted(Element const& element) {
    bool const cell = element.type == "TD" || element.type == "TH" || element.type == "TR";
    return cell || !element.pieces.empty() ||
           std::any_of(element.inside.begin(), element.inside.end(),
                       [](Element const* inside) { return is_wanted(*inside); });
}

}  // namespace

Object TreeWriter::destination(HeadingPlace const& heading) const {
    auto place = Object::newArray();
    place.appendItem(page(heading.page));
    place.appendItem(Object::newName("/XYZ"));
    place.appendItem(Object::newInteger(0));
    place.appendItem(Object::newReal(Sheet::height - heading.y + 6, 2));
    place.appendItem(Object::newNull());
    return place;
}

Object TreeWriter::write_link(Element const& element, Pressable const& at, std::string const& contents) {
    auto link = Object::parse("<< /Type /Annot /Subtype /Link /Border [0 0 0] /F 4 >>");
    link.replaceKey("/Rect", rectangle(at));
    link.replaceKey("/Contents", Object::newUnicodeString(contents));
    if (element.target.heading >= 0) {
        link.replaceKey("/Dest", destination((*headings_)[static_cast<std::size_t>(element.target.heading)]));
    } else {
        auto action = Object::parse("<< /S /URI >>");
        action.replaceKey("/URI", Object::newString(element.target.address));
        link.replaceKey("/A", action);
    }
    // The numbers of pages come first in the tree of parents, those of links after them.
    link.replaceKey("/StructParent",
                    Object::newInteger(static_cast<long long>(pages_.size() + link_parents_.size())));
    auto made = pdf_.makeIndirectObject(link);
    auto on = page(at.page);
    if (!on.hasKey("/Annots")) {
        on.replaceKey("/Annots", Object::newArray());
    }
    on.getKey("/Annots").appendItem(made);
    return made;
}

void TreeWriter::write_attributes(Element const& element, Object object) {
    if (!element.alternative.empty() && element.type == "Figure") {
        object.replaceKey("/Alt", Object::newUnicodeString(element.alternative));
    }
    if (!element.id.empty()) {
        object.replaceKey("/ID", Object::newString(element.id));
        named_.emplace_back(element.id, object);
    }
    if (!element.numbering.empty()) {
        auto list = Object::parse("<< /O /List >>");
        list.replaceKey("/ListNumbering", Object::newName('/' + element.numbering));
        object.replaceKey("/A", list);
    }
    if (!element.scope.empty() || element.span > 1) {
        auto table = Object::parse("<< /O /Table >>");
        if (!element.scope.empty()) {
            table.replaceKey("/Scope", Object::newName('/' + element.scope));
        }
        if (element.span > 1) {
            table.replaceKey("/ColSpan", Object::newInteger(element.span));
        }
        object.replaceKey("/A", table);
    }
    if (!element.frame.empty()) {
        auto layout = Object::parse("<< /O /Layout /Placement /Block >>");
        layout.replaceKey("/BBox", rectangle(element.frame.front()));
        object.replaceKey("/A", layout);
    }
}

Object TreeWriter::write_element(Element& element, Object const& parent) {
    auto object = pdf_.makeIndirectObject(Object::parse("<< /Type /StructElem >>"));
    object.replaceKey("/S", Object::newName('/' + element.type));
    object.replaceKey("/P", parent);
    write_attributes(element, object);
    written_.emplace_back(&element, object);
    auto inside = Object::newArray();
    int const home = element.pieces.empty() ? -1 : element.pieces.front().page;
    if (home >= 0) {
        object.replaceKey("/Pg", page(home));
    }
    for (auto const& piece : element.pieces) {
        auto mark = Object::newInteger(piece.mark);
        if (piece.page != home) {
            auto elsewhere = Object::parse("<< /Type /MCR >>");
            elsewhere.replaceKey("/Pg", page(piece.page));
            elsewhere.replaceKey("/MCID", mark);
            mark = elsewhere;
        }
        inside.appendItem(mark);
    }
    for (auto* child : element.inside) {
        if (is_wanted(*child)) {
            inside.appendItem(write_element(*child, object));
        }
    }
    for (auto const& at : element.pressable) {
        auto reference = Object::parse("<< /Type /OBJR >>");
        reference.replaceKey("/Pg", page(at.page));
        reference.replaceKey("/Obj", write_link(element, at, element.alternative));
        link_parents_.push_back(object);
        inside.appendItem(reference);
    }
    if (inside.getArrayNItems() > 0) {
        object.replaceKey("/K", inside);
    }
    return object;
}

void TreeWriter::write_tree(Flow& flow, std::vector<std::vector<Element*>> const& marks) {
    headings_ = &flow.headings;
    auto root =
        pdf_.makeIndirectObject(Object::parse("<< /Type /StructTreeRoot /RoleMap << /Title /P >> >>"));
    auto document = write_element(flow.tags.root(), root);
    auto kids = Object::newArray();
    kids.appendItem(document);
    root.replaceKey("/K", kids);
    std::sort(written_.begin(), written_.end(), [](auto const& one, auto const& other) {
        return std::less<Element const*>{}(one.first, other.first);
    });
    auto const object_of = [&](Element const* element) {
        auto const found = std::lower_bound(written_.begin(), written_.end(), element,
                                            [](auto const& one, Element const* wanted) {
                                                return std::less<Element const*>{}(one.first, wanted);
                                            });
        return found->second;
    };
    auto numbers = Object::newArray();
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        auto parents = Object::newArray();
        for (auto const* element : marks[i]) {
            parents.appendItem(object_of(element));
        }
        numbers.appendItem(Object::newInteger(static_cast<long long>(i)));
        numbers.appendItem(pdf_.makeIndirectObject(parents));
        pages_[i].replaceKey("/StructParents", Object::newInteger(static_cast<long long>(i)));
    }
    for (std::size_t i = 0; i < link_parents_.size(); ++i) {
        numbers.appendItem(Object::newInteger(static_cast<long long>(pages_.size() + i)));
        numbers.appendItem(link_parents_[i]);
    }
    auto parent_tree = Object::newDictionary();
    parent_tree.replaceKey("/Nums", numbers);
    root.replaceKey("/ParentTree", pdf_.makeIndirectObject(parent_tree));
    root.replaceKey("/ParentTreeNextKey",
                    Object::newInteger(static_cast<long long>(pages_.size() + link_parents_.size())));
    if (!named_.empty()) {
        std::sort(named_.begin(), named_.end(),
                  [](auto const& one, auto const& other) { return one.first < other.first; });
        auto names = Object::newArray();
        for (auto const& [name, object] : named_) {
            names.appendItem(Object::newString(name));
            names.appendItem(object);
        }
        auto tree = Object::newDictionary();
        tree.replaceKey("/Names", names);
        root.replaceKey("/IDTree", tree);
    }
    pdf_.getRoot().replaceKey("/StructTreeRoot", root);
}

void TreeWriter::write_bookmarks(std::vector<HeadingPlace> const& headings) {
    if (headings.empty()) {
        return;
    }
    auto const root = pdf_.makeIndirectObject(Object::parse("<< /Type /Outlines >>"));
    std::vector<Object> open{root};  // by level: whose inside we are in
    std::vector<Object> all;
    for (auto const& heading : headings) {
        auto item = pdf_.makeIndirectObject(Object::newDictionary());
        open.resize(std::min<std::size_t>(static_cast<std::size_t>(heading.level), open.size()), root);
        auto parent = open.back();
        item.replaceKey("/Title", Object::newUnicodeString(heading.text));
        item.replaceKey("/Dest", destination(heading));
        item.replaceKey("/Parent", parent);
        if (parent.hasKey("/Last")) {
            auto before = parent.getKey("/Last");
            before.replaceKey("/Next", item);
            item.replaceKey("/Prev", before);
        } else {
            parent.replaceKey("/First", item);
        }
        parent.replaceKey("/Last", item);
        for (auto& above : open) {  // all are shown open, so each counts everywhere above it
            auto const count = above.hasKey("/Count") ? above.getKey("/Count").getIntValue() : 0;
            above.replaceKey("/Count", Object::newInteger(count + 1));
        }
        open.push_back(item);
    }
    pdf_.getRoot().replaceKey("/Outlines", root);
    pdf_.getRoot().replaceKey("/PageMode", Object::newName("/UseOutlines"));
}

}  // namespace varn::documents
