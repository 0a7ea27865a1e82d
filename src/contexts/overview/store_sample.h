#pragma once
// For tests: the ids that the packs of the product were given.
#include "overview/views.h"
#include "platform/db.h"

namespace varn::overview::store {

/// The id of the row of that key; of a part, in the edition of 2024.
template <class T>
std::string id_of(db::ReadTx& tx, std::string_view key) {
    if constexpr (requires(T row) { row.edition.text; }) {
        auto const edition = tx.first<Edition>("WHERE key = 'sakerhetsprogram-2024'").value().value();
        return tx.first<T>("WHERE key = $1 AND edition = $2", key, edition.id).value().value().id.text;
    } else {
        return tx.first<T>("WHERE key = $1", key).value().value().id.text;
    }
}

}  // namespace varn::overview::store
