// Signing the log, and proving it to those who do not trust whoever runs it.
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/audit.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "platform/log_proofs.h"
#include "signing.h"

namespace varn::app {
namespace {

using namespace attestation;

void say(Context const& context, std::string_view key, Params const& params = {}) {
    std::cout << i18n::text(context.language, std::string{key}, params) << '\n';
}

Result<std::int64_t> number_of(std::string const& word) {
    std::int64_t number = 0;
    auto const read = std::from_chars(word.data(), word.data() + word.size(), number);
    if (read.ec != std::errc{} || read.ptr != word.data() + word.size() || number < 1) {
        return invalid(word, "app.audit_entry_number");
    }
    return number;
}

Result<std::optional<std::int64_t>> size_of(Arguments const& arguments) {
    auto const word = arguments.flag("size");
    if (!word) {
        return std::optional<std::int64_t>{};
    }
    TRY(number, number_of(*word));
    return std::optional{number};
}

Result<std::optional<audit::VerifierKey>> key_of(Arguments const& arguments) {
    auto const word = arguments.flag("key");
    if (!word) {
        return std::optional<audit::VerifierKey>{};
    }
    auto key = audit::verifier_of_text(*word);
    if (!key) {
        return invalid("--key", "app.audit_key_unreadable");
    }
    return key;
}

Result<std::string> content_of(std::string const& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in || std::filesystem::is_directory(path)) {
        return Error{ErrorCode::not_found, "app.audit_file_missing", {{"path", path}}, {}, {}};
    }
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

/// Runs `work` in one read of the database as it is, without migrating it.
template <class Work>
ExitCode reading(Context const& context, Work work) {
    auto const clock = clock::system_clock();
    auto database = db::Database::open(context.loaded.settings.db_url(), *clock, 1);
    if (!database) {
        return tell(context, database.error());
    }
    db::ReadTx tx{*database.value()};
    Result<ExitCode> const done = work(tx);
    return done ? done.value() : tell(context, done.error());
}

/// Runs `work` in the town, with the file of its key.
template <class Work>
ExitCode in_town(Context const& context, Work work) {
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    std::error_code ignored;
    std::filesystem::create_directories(context.loaded.settings.data_directory, ignored);
    Result<ExitCode> const done =
        work(opened.value()->town(), key_file_in(context.loaded.settings.data_directory));
    return done ? done.value() : tell(context, done.error());
}

void print_key(Context const& context, AuditKey const& key) {
    auto const verifier = audit::verifier_of_text(key.key);
    say(context, "app.audit_key",
        {{"id", key.key_id},
         {"from", to_text(key.valid_from)},
         {"to", key.valid_to ? to_text(*key.valid_to) : i18n::text(context.language, "app.audit_key_now")},
         {"key", key.key},
         {"fingerprint", verifier ? verifier->fingerprint() : ""}});
}

Result<ExitCode> list_keys(Context const& context, Arguments const& arguments, Town& town) {
    db::ReadTx tx{town.db};
    TRY(all, keys(tx));
    if (arguments.has("json")) {
        std::cout << json::write_list(all) << '\n';
        return exit_done;
    }
    for (auto const& key : all) {
        print_key(context, key);
    }
    if (all.empty()) {
        say(context, "app.audit_no_key");
    }
    return exit_done;
}

}  // namespace

ExitCode audit_sign(Context const& context, Arguments const& arguments) {
    return in_town(context, [&](Town& town, std::filesystem::path const& file) -> Result<ExitCode> {
        TRY(sinks, sinks_of(context.loaded.settings, town));
        TRY(head, sign_head(town, file));
        TRY(sent, send_heads(town, sinks));
        if (arguments.has("json")) {
            std::cout << line_of(head) << '\n';
            return exit_done;
        }
        say(context, "app.audit_signed", {{"size", std::to_string(head.size)}, {"key", head.key_id}});
        std::cout << '\n' << head.note;
        if (!sinks.empty()) {
            say(context, "app.audit_sent", {{"count", std::to_string(sent)}});
        }
        return exit_done;
    });
}

ExitCode audit_prove(Context const& context, Arguments const& arguments) {
    return reading(context, [&](db::ReadTx& tx) -> Result<ExitCode> {
        TRY(position, number_of(arguments.words()[1]));
        TRY(size, size_of(arguments));
        TRY(proof, prove_entry(tx, position, size));
        std::cout << json::write(proof) << '\n';
        return exit_done;
    });
}

ExitCode audit_consistency(Context const& context, Arguments const& arguments) {
    return reading(context, [&](db::ReadTx& tx) -> Result<ExitCode> {
        TRY(first, number_of(arguments.words()[1]));
        TRY(second, number_of(arguments.words()[2]));
        TRY(proof, prove_consistency(tx, first, second));
        std::cout << json::write(proof) << '\n';
        return exit_done;
    });
}

ExitCode audit_check_proof(Context const& context, Arguments const& arguments) {
    auto const check = [&]() -> Result<Done> {
        TRY(key, key_of(arguments));
        TRY(text, content_of(arguments.words()[1]));
        return check_text(text, key);
    };
    auto const checked = check();
    if (!checked) {
        (void)tell(context, checked.error());
        return checked.error().code == ErrorCode::conflict ? exit_failed : exit_invalid;
    }
    say(context, "app.audit_proof_holds");
    return exit_done;
}

ExitCode audit_compare(Context const& context, Arguments const& arguments) {
    return reading(context, [&](db::ReadTx& tx) -> Result<ExitCode> {
        TRY(key, key_of(arguments));
        TRY(lines, content_of(arguments.words()[1]));
        TRY(comparison, compare(tx, lines, key));
        if (arguments.has("json")) {
            std::cout << json::write(comparison) << '\n';
            return comparison.findings.empty() ? exit_done : exit_failed;
        }
        for (auto const& finding : comparison.findings) {
            say(context, "attestation.fault." + std::string{name_of(finding.fault)},
                {{"line", std::to_string(finding.line)},
                 {"size", std::to_string(finding.size)},
                 {"key", finding.key_id}});
        }
        bool const fits = comparison.findings.empty();
        say(context, fits ? "app.audit_compared" : "app.audit_not_compared",
            {{"count", std::to_string(fits ? static_cast<std::size_t>(comparison.heads)
                                           : comparison.findings.size())}});
        return fits ? exit_done : exit_failed;
    });
}

ExitCode audit_export(Context const& context, Arguments const& arguments) {
    return reading(context, [&](db::ReadTx& tx) -> Result<ExitCode> {
        std::filesystem::path where = arguments.words()[1];
        if (std::filesystem::is_directory(where)) {
            where /= "audit.jsonl";
        }
        std::ofstream out{where, std::ios::binary | std::ios::trunc};
        CHECK(export_log(tx, [&](std::string_view line) { out << line << '\n'; }));
        out.close();
        if (!out) {
            return Error{
                ErrorCode::unavailable, "app.audit_file_unwritable", {{"path", where.string()}}, {}, {}};
        }
        say(context, "app.audit_exported", {{"where", where.string()}});
        return exit_done;
    });
}

ExitCode audit_key(Context const& context, Arguments const& arguments) {
    auto const& word = arguments.words()[1];
    if (word != "list" && word != "rotate") {
        return wrong_audit_usage(context);
    }
    return in_town(context, [&](Town& town, std::filesystem::path const& file) -> Result<ExitCode> {
        if (word == "list") {
            return list_keys(context, arguments, town);
        }
        TRY(key,
            rotate_key(town, file, auth::operator_actor(),
                       {.reason = arguments.flag("reason").value_or(""), .lost = arguments.has("lost")}));
        say(context, "app.audit_key_rotated", {{"key", key.key}});
        return exit_done;
    });
}

}  // namespace varn::app
