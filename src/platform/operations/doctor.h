#pragma once
// The parts of an examination. Private to platform/operations.
#include "platform/doctor.h"

namespace varn::operations {

/// What has been found so far.
class Findings {
public:
    void ok(std::string subject, std::string key, Params params = {}) {
        add(std::move(subject), Judgement::ok, std::move(key), std::move(params));
    }
    void warn(std::string subject, std::string key, Params params = {}) {
        add(std::move(subject), Judgement::warn, std::move(key), std::move(params));
    }
    void fail(std::string subject, std::string key, Params params = {}) {
        add(std::move(subject), Judgement::fail, std::move(key), std::move(params));
    }
    std::vector<Examined> take() { return std::move(list_); }

private:
    void add(std::string subject, Judgement judgement, std::string key, Params params) {
        list_.push_back({std::move(subject), judgement, std::move(key), std::move(params)});
    }
    std::vector<Examined> list_;
};

/// Data folder, free space, who may read files that hold secrets, who runs the program.
void examine_machine(config::Settings const& settings, std::string_view config_file, Findings& found);
/// Addresses, encryption, demonstration.
void examine_settings(config::Settings const& settings, Findings& found);
/// The database: whether it answers, its version, its steps and tables, its log, passwords that everybody
/// knows.
void examine_database(config::Settings const& settings, Blueprint const& blueprint, Findings& found);

/// What is asked of others: mail, the city's sign-in services.
void examine_others(config::Settings const& settings, db::Database& database, Findings& found);

}  // namespace varn::operations
