#include "platform/proof_routes.h"

#include <charconv>

#include "platform/log_proofs.h"
#include "platform/read_log.h"
#include "platform/weeding.h"

namespace varn::verification {
namespace {

using http::Call;
using http::Page;

Result<Done> may_prove(Call const& call) {
    CHECK(auth::judge(attestation::attestation_policy(), call.actor, "audit.prove", std::nullopt));
    return Done{};
}

Result<std::optional<std::int64_t>> number(Call const& call, std::string_view name) {
    auto const text = call.asked(name);
    if (!text) {
        return std::optional<std::int64_t>{};
    }
    std::int64_t value = 0;
    auto const read = std::from_chars(text->data(), text->data() + text->size(), value);
    if (read.ec != std::errc{} || read.ptr != text->data() + text->size() || value < 1) {
        return invalid("?" + std::string{name}, "verification.number_of_entries");
    }
    return std::optional{value};
}

Result<std::int64_t> needed(Call const& call, std::string_view name) {
    TRY(value, number(call, name));
    if (!value) {
        return invalid("?" + std::string{name}, "verification.number_of_entries");
    }
    return *value;
}

Result<attestation::InclusionProof> prove(Call const& call) {
    CHECK(may_prove(call));
    TRY(position, needed(call, "position"));
    TRY(size, number(call, "size"));
    db::ReadTx tx{call.town.db};
    return attestation::prove_entry(tx, position, size);
}

Result<attestation::ConsistencyProof> prove_growth(Call const& call) {
    CHECK(may_prove(call));
    TRY(first, needed(call, "first"));
    TRY(second, needed(call, "second"));
    db::ReadTx tx{call.town.db};
    return attestation::prove_consistency(tx, first, second);
}

Result<Page<attestation::SignedHead>> heads(Call const& call) {
    CHECK(may_prove(call));
    TRY(window, call.window());
    db::ReadTx tx{call.town.db};
    TRY(told, attestation::latest_heads(tx, window.limit, window.offset));
    TRY(total, attestation::count_heads(tx));
    return Page<attestation::SignedHead>{std::move(told), total};
}

ToldKey told(attestation::AuditKey const& key) {
    auto const verifier = audit::verifier_of_text(key.key);
    return {key.key,        key.key_id,   verifier ? verifier->fingerprint() : "",
            key.valid_from, key.valid_to, key.handover.has_value()};
}

Result<Page<ToldKey>> keys(Call const& call) {
    CHECK(may_prove(call));
    TRY(window, call.window());
    db::ReadTx tx{call.town.db};
    TRY(all, attestation::keys(tx));
    Page<ToldKey> page{{}, static_cast<std::int64_t>(all.size())};
    for (auto at = static_cast<std::size_t>(window.offset); at < all.size(); ++at) {
        if (std::cmp_less(page.items.size(), window.limit)) {
            page.items.push_back(told(all[at]));
        }
    }
    return page;
}

Result<Page<reads::Reading>> readings(Call const& call) {
    TRY(window, call.window());
    db::ReadTx tx{call.town.db};
    TRY(told, reads::readings(tx, call.actor,
                              {.actor = call.asked("actor").value_or(""),
                               .subject = call.asked("subject").value_or(""),
                               .limit = window.limit,
                               .offset = window.offset}));
    return Page<reads::Reading>{std::move(told.items), told.total};
}

}  // namespace

std::vector<http::Route> proof_routes(Entities entities) {
    std::vector<http::Route> all;
    all.push_back(http::list("/audit-heads", heads).says("audit.list_heads").of_the_present());
    all.push_back(http::list("/audit-keys", keys).says("audit.list_keys").of_the_present());
    all.push_back(http::get("/audit-proofs", prove)
                      .says("audit.prove")
                      .of_the_present()
                      .understands({{"position", Kind::integer, "17"}, {"size", Kind::integer, "4711"}}));
    all.push_back(http::get("/audit-consistency-proofs", prove_growth)
                      .says("audit.prove_growth")
                      .of_the_present()
                      .understands({{"first", Kind::integer, "4000"}, {"second", Kind::integer, "4711"}}));
    all.push_back(http::post("/audit-weedings",
                             [entities = std::move(entities)](
                                 Call const& call, weeding::Ask const& ask) -> Result<weeding::Weeded> {
                                 return weeding::weed(call.town, call.actor, entities, ask);
                             })
                      .says("audit.weed"));
    all.push_back(http::list("/readings", readings)
                      .says("audit.read_readings")
                      .of_the_present()
                      .locked()
                      .understands({{"actor", Kind::id, "01903f5e-0000-7000-8000-000000000011"},
                                    {"subject", Kind::id, "01903f5e-0000-7000-8000-000000000001"}}));
    return all;
}

}  // namespace varn::verification
