#include "password.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>

#include "platform/account_asks.h"
#include "platform/clock.h"

namespace varn::auth {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = std::size_t{64} << 20U;
constexpr int hashings_at_once_max = 2;
constexpr int hashings_waiting_max = 32;
// The hash of a password that was drawn at random and thrown away. Its cost is that of every other.
constexpr char const* nobodys_hash =
    "$argon2id$v=19$m=65536,t=2,p=1$pC3Mwl3mN/eNt51MzjJhzA$9wJ6m2EXIoGM4WozPSriMlKGxCd7YmB5ZFddw4OLZnI";

// The commonest passwords that are long enough to pass otherwise, in English and Swedish, in lower case. A
// few characters more at the end do not make them rarer, so a password that begins with one and adds at most
// six is one too.
constexpr std::array<std::string_view, 40> commonest{
    "123456789012", "012345678901", "123123123123", "098765432109",  "abcdefghijkl", "qwertyuiop",
    "qwerty123456", "qwerty12345",  "asdfghjkl",    "zxcvbnm",       "1q2w3e4r5t6y", "1qaz2wsx3edc",
    "qazwsxedc",    "password",     "passw0rd",     "p@ssw0rd",      "p@ssword",     "iloveyou",
    "letmein",      "welcome",      "changeme",     "administrator", "superadmin",   "trustno1",
    "sunshine",     "princess",     "football",     "baseball",      "lösenord",     "losenord",
    "hemligt",      "välkommen",    "valkommen",    "sommaren",      "jagälskardig", "jagalskardig",
    "kommunen",     "stockholm",    "sverige",      "fotboll"};
constexpr std::size_t added_max = 6;

void start_sodium() {
    static bool const started = sodium_init() >= 0;
    ASSERT(started);
}

// A turn at hashing, so that many sign-ins at once cannot take the machine's memory.
class Turn {
public:
    Turn() {
        std::unique_lock lock{mutex()};
        if (running() >= hashings_at_once_max && waiting() >= hashings_waiting_max) {
            return;
        }
        ++waiting();
        free().wait(lock, [] { return running() < hashings_at_once_max; });
        --waiting();
        ++running();
        given_ = true;
    }
    ~Turn() {
        if (given_) {
            std::lock_guard const lock{mutex()};
            --running();
            free().notify_one();
        }
    }
    Turn(Turn const&) = delete;
    Turn& operator=(Turn const&) = delete;
    bool given() const { return given_; }

private:
    static std::mutex& mutex() {
        static std::mutex value;
        return value;
    }
    static std::condition_variable& free() {
        static std::condition_variable value;
        return value;
    }
    static int& running() {
        static int value = 0;
        return value;
    }
    static int& waiting() {
        static int value = 0;
        return value;
    }
    bool given_ = false;
};

Error busy() {
    return Error{ErrorCode::unavailable, "auth.busy", {}, {}, "too many passwords wait to be hashed"};
}

std::string lower(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

int characters(std::string_view text) {
    return static_cast<int>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

bool is_common(std::string_view password) {
    auto const text = lower(password);
    return std::any_of(commonest.begin(), commonest.end(), [&](std::string_view known) {
        return text.starts_with(known) && text.size() <= known.size() + added_max;
    });
}

// "aaaaaaaaaaaa", "abcabcabcabc": a piece of at most four bytes, over and over.
bool repeats_itself(std::string_view password) {
    for (std::size_t period = 1; period <= 4; ++period) {
        bool same = password.size() > period;
        for (std::size_t i = period; same && i < password.size(); ++i) {
            same = password[i] == password[i - period];
        }
        if (same) {
            return true;
        }
    }
    return false;
}

std::string hex(unsigned char const* bytes, std::size_t count) {
    std::string out(count * 2 + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), bytes, count);
    out.pop_back();
    return out;
}

}  // namespace

Result<Done> must_be_good_password(std::string_view password, std::string_view user_name,
                                   std::string pointer) {
    std::vector<Problem> problems;
    auto blame = [&](std::string key, Params params = {}) {
        problems.push_back({pointer, std::move(key), std::move(params)});
    };
    auto const length = characters(password);
    if (length < password_length_min) {
        blame("auth.password_short", {{"minimum", std::to_string(password_length_min)}});
    }
    if (length > password_length_max) {
        blame("auth.password_long", {{"maximum", std::to_string(password_length_max)}});
    }
    if (user_name.size() > 2 && lower(password).find(lower(user_name)) != std::string::npos) {
        blame("auth.password_holds_user_name");
    }
    if (is_common(password) || repeats_itself(password)) {
        blame("auth.password_common");
    }
    if (!problems.empty()) {
        return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
    }
    return Done{};
}

Result<std::string> hash_password(std::string_view password) {
    start_sodium();
    Turn const turn;
    if (!turn.given()) {
        return busy();
    }
    std::array<char, crypto_pwhash_STRBYTES> out{};
    if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), passes, memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return Error{ErrorCode::unavailable, "auth.busy", {}, {}, "no memory to hash a password"};
    }
    return std::string{out.data()};
}

Result<Match> match_password(std::string_view password, std::string const& kept_hash) {
    start_sodium();
    Turn const turn;
    if (!turn.given()) {
        return busy();
    }
    // Nobody has a longer password; hashing megabytes would only be a way to keep the machine busy.
    bool const possible = !kept_hash.empty() && password.size() <= std::size_t{4} * password_length_max;
    char const* against = possible ? kept_hash.c_str() : nobodys_hash;
    auto const compared = possible ? password : std::string_view{"-"};
    bool const same = crypto_pwhash_str_verify(against, compared.data(), compared.size()) == 0;
    if (!same || !possible) {
        return Match::no;
    }
    return crypto_pwhash_str_needs_rehash(against, passes, memory_bytes) == 0 ? Match::yes
                                                                              : Match::yes_by_old_cost;
}

std::string new_token() {
    start_sodium();
    auto const bytes = clock::random_bytes(32);
    return hex(reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
}

std::string kept_form(std::string_view token) {
    start_sodium();
    std::array<unsigned char, crypto_generichash_BYTES> out{};
    crypto_generichash(out.data(), out.size(), reinterpret_cast<unsigned char const*>(token.data()),
                       token.size(), nullptr, 0);
    return hex(out.data(), out.size());
}

bool is_token(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

bool same_secret(std::string_view a, std::string_view b) {
    return !a.empty() && a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace varn::auth
