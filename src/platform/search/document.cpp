#include "document.h"

#include <algorithm>
#include <array>

#include "platform/concealment.h"
#include "platform/search_words.h"

namespace varn::search {
namespace {

/// Stands for the words of a field that the writer could not see, and so did not change.
constexpr std::string_view kept_as_it_was = " ?";
constexpr std::array<std::string_view, 4> title_names{"title", "name", "subject", "user_name"};

bool is_searched(Column const& column) {
    return column.shape->kind == varn::Kind::text && column.facts.secrecy != Secrecy::secret &&
           !column.facts.key;
}

/// The pieces of a line between single spaces.
std::vector<std::string_view> pieces_of(std::string_view line) {
    std::vector<std::string_view> pieces;
    while (!line.empty()) {
        auto const end = std::min(line.find(' '), line.size());
        pieces.push_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return pieces;
}

std::string_view text_of(Column const& column, void const* row, Scratch& scratch) {
    auto const view = column.shape->get(column.of(row), scratch);
    auto const* text = std::get_if<std::string_view>(&view);
    return text == nullptr ? std::string_view{} : *text;
}

}  // namespace

Fields::Fields(Table const& table) {
    for (auto const name : title_names) {
        auto const* column = title == nullptr ? table.find(name) : nullptr;
        if (column != nullptr && is_searched(*column)) {
            title = column;
            texts.push_back(column);
        }
    }
    for (auto const& column : table.columns) {
        if (is_searched(column) && &column != title) {
            texts.push_back(&column);
        } else if (column.shape->kind == varn::Kind::id && column.name != "id") {
            references.push_back(&column);
        }
        owner = column.facts.owner_unit ? &column : owner;
    }
    if (title == nullptr && !texts.empty()) {
        title = texts.front();
    }
}

std::string document_of(Fields const& fields, std::vector<std::string_view> const& texts,
                        std::vector<std::string_view> const& references, std::string_view owner) {
    std::string document;
    for (std::size_t i = 0; i < fields.texts.size(); ++i) {
        document += fields.texts[i]->name;
        document += texts[i] == db::masked ? kept_as_it_was : "";
        for (auto const& word : words_of(texts[i])) {
            document += ' ';
            document += word.stem;
        }
        document += '\n';
    }
    document += '@';
    for (auto const reference : references) {
        document += reference.empty() ? "" : " ";
        document += reference;
    }
    document += "\n! ";
    document += owner;
    document += '\n';
    return document;
}

std::string document_of(Fields const& fields, void const* row) {
    std::vector<std::string> kept;
    kept.reserve(fields.texts.size() + fields.references.size());
    auto const take = [&](Column const& column) -> std::string_view {
        Scratch scratch;
        return kept.emplace_back(text_of(column, row, scratch));
    };
    std::vector<std::string_view> texts;
    for (auto const* column : fields.texts) {
        texts.push_back(take(*column));
    }
    std::vector<std::string_view> references;
    for (auto const* column : fields.references) {
        references.push_back(take(*column));
    }
    Scratch scratch;
    auto const owner = fields.owner == nullptr ? std::string_view{} : text_of(*fields.owner, row, scratch);
    return document_of(fields, texts, references, owner);
}

Document read_document(std::string_view text) {
    Document document;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto pieces = pieces_of(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pieces.empty()) {
            continue;
        }
        auto const name = pieces.front();
        pieces.erase(pieces.begin());
        if (name == "@") {
            document.references = std::move(pieces);
        } else if (name == "!") {
            document.owner = pieces.empty() ? std::string_view{} : pieces.front();
        } else {
            document.fields.push_back({name, std::move(pieces)});
        }
    }
    return document;
}

bool lacks_words(std::string_view document) {
    return document.find(std::string{kept_as_it_was} + "\n") != std::string_view::npos;
}

std::string with_words_of(std::string_view earlier, std::string_view document) {
    std::string whole;
    while (!document.empty()) {
        auto const end = std::min(document.find('\n'), document.size() - 1) + 1;
        auto line = document.substr(0, end);
        document.remove_prefix(end);
        auto const name = line.substr(0, line.find(' '));
        if (line.substr(name.size()) == std::string{kept_as_it_was} + "\n") {
            auto const begins = std::string{name} + " ";
            auto const at = earlier.starts_with(begins) ? 0 : earlier.find("\n" + begins);
            auto const from = at == 0 || at == std::string_view::npos ? at : at + 1;
            whole += from == std::string_view::npos
                         ? std::string{name} + "\n"
                         : std::string{earlier.substr(from, earlier.find('\n', from) + 1 - from)};
        } else {
            whole += line;
        }
    }
    return whole;
}

std::string term(char of, std::string_view what) {
    std::string made{of};
    made += what;
    return made;
}

std::vector<std::string> terms_of(Document const& document) {
    std::vector<std::string> terms;
    for (auto const& field : document.fields) {
        bool const is_title = &field == &document.fields.front();
        for (auto const stem : field.stems) {
            terms.push_back(term(in_text, stem));
            if (is_title) {
                terms.push_back(term(in_title, stem));
            }
        }
        if (is_title && !field.stems.empty()) {
            terms.push_back(term(title_begins, field.stems.front()));
            terms.push_back(term(title_length, std::to_string(field.stems.size())));
        }
    }
    for (auto const reference : document.references) {
        terms.push_back(term(refers_to, reference));
    }
    if (!document.owner.empty()) {
        terms.push_back(term(owned_by, document.owner));
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

WordMatch match(AskedWord const& asked, Document const& document) {
    WordMatch found;
    for (auto const& field : document.fields) {
        bool const is_title = &field == &document.fields.front();
        for (auto const stem : field.stems) {
            auto const how = match(asked, stem);
            found.in_text = found.in_text || how == Match::same;
            found.in_title = found.in_title || (is_title && how == Match::same);
            found.in_compound = found.in_compound || how == Match::compound;
        }
    }
    return found;
}

void hide(Document& document, std::string_view part) {
    for (auto& field : document.fields) {
        if (field.name == part) {
            field.stems.clear();
        }
    }
}

std::optional<Tier> merit(Question const& question, Document const& document) {
    bool by_its_title = true;
    bool by_its_text = true;
    for (auto const& asked : question.words) {
        auto const found = match(asked, document);
        if (asked.is_excluded ? found.in_text : !found.in_text && !found.in_compound) {
            return std::nullopt;
        }
        by_its_title = by_its_title && (asked.is_excluded || found.in_title);
        by_its_text = by_its_text && (asked.is_excluded || found.in_text);
    }
    bool const holds = std::all_of(question.phrases.begin(), question.phrases.end(), [&](auto const& phrase) {
        return has_phrase(document, phrase) != phrase.is_excluded;
    });
    if (!holds || !question.asks()) {
        return std::nullopt;
    }
    if (!by_its_title || document.fields.empty()) {
        return by_its_text ? by_text : at_all;
    }
    auto const& title = document.fields.front().stems;
    if (title.empty() || match(question.first.front(), title.front()) != Match::same) {
        return by_title;
    }
    return title.size() == question.length ? exactly : from_beginning;
}

bool has_phrase(Document const& document, Phrase const& phrase) {
    return std::any_of(document.fields.begin(), document.fields.end(), [&](auto const& field) {
        return std::search(field.stems.begin(), field.stems.end(), phrase.stems.begin(),
                           phrase.stems.end()) != field.stems.end();
    });
}

}  // namespace varn::search
