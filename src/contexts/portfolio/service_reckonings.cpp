// Years and portfolios are asked for, worked out at once or by a job, read and stopped.
#include <atomic>

#include "platform/unseen.h"
#include "service.h"

namespace varn::portfolio {
namespace {

constexpr std::array<std::string_view, 6> tables_of_figures{"critical_service", "resource", "need",
                                                            "need_member",      "measure",  "measure_effect"};
constexpr std::int64_t day_of_milliseconds = 24LL * 3600 * 1000;

/// Breaks the work off when the job no longer goes on, and tells how far it has come.
class WatchedWork {
public:
    WatchedWork(jobs::Work& work, double expected) : work_(work), expected_(std::max(expected, 1.0)) {}

    Watch watch() {
        return {&is_off_, [this](std::uint64_t) {
                    done_ += 1.0;
                    // Never quite there: how much there is to do is known only roughly.
                    auto const permille = static_cast<int>(990.0 * done_ / (done_ + expected_ / 4.0));
                    auto const told = work_.progress(permille);
                    if (!told || !work_.goes_on()) {
                        is_off_ = true;
                    }
                }};
    }
    /// What to answer when the work was broken off.
    Error error(Error error) const { return is_off_ ? jobs::stopped() : std::move(error); }

private:
    jobs::Work& work_;
    double expected_;
    double done_ = 0.0;
    std::atomic<bool> is_off_{false};
};

/// Reads its input in one view, and works with no transaction open.
template <class Told>
Result<std::string> perform(jobs::Work& work, auto const& read_input, auto const& steps_of) {
    TRY(of, reckonings::asked(work));
    TRY(input, read_input(work.town(), of.question));
    WatchedWork watched{work, steps_of(input.second)};
    auto const watch = watched.watch();
    auto told = work_out(input.first, input.second, watch);
    if (!told) {
        return watched.error(told.error());
    }
    CHECK(reckonings::answer(work.town(), of.id, json::write(static_cast<Told const&>(told.value()))));
    return of.id.text;
}

Result<std::string> perform_years(jobs::Work& work) {
    auto const read = [](Town& town, std::string const& question) -> Result<std::pair<YearsInput, YearsAsk>> {
        TRY(ask, json::read<YearsAsk>(question));
        db::ReadTx tx{town.db};
        TRY(input, years_input(tx, auth::operator_actor(), town.clock.today()));
        return std::pair{std::move(input), ask};
    };
    return perform<YearsTold>(work, read, [](YearsAsk const& ask) {
        return static_cast<double>(ask.years.value_or(years_default));
    });
}

Result<ChoiceInput> choice_input_with_weaknesses(Town& town, Actor const& actor, PortfolioAsk const& ask) {
    TRY(found, continuity::weaknesses_told(town, actor, "sv"));
    db::ReadTx tx{town.db};
    TRY(input, choice_input(tx, actor, ask, town.clock.today()));
    input.weaknesses = std::move(found.weaknesses);
    return input;
}

Result<std::string> perform_choice(jobs::Work& work) {
    auto const read = [](Town& town,
                         std::string const& question) -> Result<std::pair<ChoiceInput, PortfolioAsk>> {
        TRY(ask, json::read<PortfolioAsk>(question));
        TRY(input, choice_input_with_weaknesses(town, auth::operator_actor(), ask));
        return std::pair{std::move(input), ask};
    };
    return perform<PortfolioTold>(work, read, [](PortfolioAsk const& ask) {
        return 200.0 + 2.0 * static_cast<double>(ask.years.value_or(years_default_of_choice));
    });
}

/// Whether the models that figures name are no longer those of today.
class Standing {
public:
    Standing(Town& town, db::ReadTx& tx, Actor const& actor) : town_(town), tx_(tx), actor_(actor) {}

    Result<bool> is_stale(YearsTold const& told) {
        TRY(seen, continuity::town_network(tx_, actor_));
        return told.model != seen->model;
    }
    Result<bool> is_stale(PortfolioTold const& told) {
        TRY(seen, continuity::town_network(tx_, actor_));
        TRY(candidates, candidates_model_of(tx_, town_.clock.today()));
        return told.model != seen->model || told.candidates_model != candidates;
    }

private:
    Town& town_;
    db::ReadTx& tx_;
    Actor const& actor_;
};

bool may_stop(Actor const& actor, Reckoning const& row) {
    bool const is_under_way = row.state == jobs::State::waiting || row.state == jobs::State::running;
    return is_under_way && (row.asked_by == actor.account ||
                            auth::judge(policy(), actor, "portfolio.stop", std::nullopt).ok());
}

Result<ReckoningTold> line_of(db::ReadTx& tx, Actor const& actor, Reckoning const& row) {
    ReckoningTold told;
    told.id = row.id;
    told.kind = row.kind;
    told.state = row.state;
    told.progress = row.progress;
    told.error = row.error;
    told.may_stop = may_stop(actor, row);
    TRY(name, store::account_name(tx, row.asked_by));
    told.asked_by = std::move(name);
    told.created_at = row.created_at;
    told.answered_at = row.answered_at;
    told.kept_until = Instant{row.created_at.milliseconds + reckonings::kept_days * day_of_milliseconds};
    return told;
}

/// Years or a portfolio; other parts keep reckonings of their own.
bool is_ours(Reckoning const& row) {
    return row.kind == kind_of_years || row.kind == kind_of_choice;
}

}  // namespace

Result<Done> may_reckon(db::ReadTx& tx, Actor const& actor) {
    CHECK(auth::judge(policy(), actor, "portfolio.reckon", std::nullopt));
    TRY(sees_all, db::sees_all_of(tx, tables_of_figures));
    return sees_all ? Result<Done>{Done{}}
                    : Error{ErrorCode::forbidden, "continuity.not_all_is_seen", {}, {}, {}};
}

Result<YearsTold> years_now(Town& town, Actor const& actor, YearsAsk const& ask, Watch const& watch) {
    YearsInput input;
    {
        db::ReadTx tx{town.db};
        CHECK(may_reckon(tx, actor));
        TRY(read, years_input(tx, actor, town.clock.today()));
        input = std::move(read);
    }
    return work_out(input, ask, watch);
}

Result<PortfolioTold> portfolio_now(Town& town, Actor const& actor, PortfolioAsk const& ask,
                                    Watch const& watch) {
    {
        db::ReadTx tx{town.db};
        CHECK(may_reckon(tx, actor));
    }
    TRY(input, choice_input_with_weaknesses(town, actor, ask));
    return work_out(input, ask, watch);
}

namespace {

/// Works a small question out at once and keeps the answer; orders a large one as a job.
template <class Now>
Result<ReckoningTold> now_or_later(Town& town, Actor const& actor, std::string_view language,
                                   reckonings::Question const& question, double losses, Now const& now) {
    if (losses > losses_at_once) {
        TRY(id, reckonings::order(town, actor, question));
        return read_reckoning(town, actor, language, id);
    }
    TRY(told, now());
    TRY(id, reckonings::keep(town, actor, question, json::write(told)));
    return read_reckoning(town, actor, language, id);
}

}  // namespace

Result<ReckoningTold> reckon_years(Town& town, Actor const& actor, std::string_view language,
                                   YearsAsk const& ask) {
    CHECK(auth::judge(policy(), actor, "portfolio.reckon", std::nullopt));
    CHECK(rules::must_lie_within(ask.years, 1, years_max, "/years"));
    double losses = 0.0;
    {
        db::ReadTx tx{town.db};
        CHECK(may_reckon(tx, actor));
        TRY(input, years_input(tx, actor, town.clock.today()));
        losses = losses_of(input, ask);
    }
    reckonings::Question const question{kind_of_years, json::write(ask), "portfolio.reckon"};
    return now_or_later(town, actor, language, question, losses, [&] { return years_now(town, actor, ask); });
}

Result<ReckoningTold> reckon_portfolio(Town& town, Actor const& actor, std::string_view language,
                                       PortfolioAsk const& ask) {
    CHECK(auth::judge(policy(), actor, "portfolio.reckon", std::nullopt));
    double losses = 0.0;
    {
        db::ReadTx tx{town.db};
        CHECK(may_reckon(tx, actor));
        TRY(input, choice_input(tx, actor, ask, town.clock.today()));
        losses = losses_of(input, ask);
    }
    reckonings::Question const question{kind_of_choice, json::write(ask), "portfolio.reckon"};
    return now_or_later(town, actor, language, question, losses,
                        [&] { return portfolio_now(town, actor, ask); });
}

Result<ReckoningTold> read_reckoning(Town& town, Actor const& actor, std::string_view language,
                                     Id<Reckoning> const& id) {
    CHECK(auth::judge(policy(), actor, "portfolio.reckon", std::nullopt));
    db::ReadTx tx{town.db};
    CHECK(may_reckon(tx, actor));
    TRY(row, reckonings::find(tx, id));
    if (!row || !is_ours(*row)) {
        return not_found();
    }
    TRY(told, line_of(tx, actor, *row));
    if (!row->answer) {
        return told;
    }
    Standing standing{town, tx, actor};
    if (row->kind == kind_of_years) {
        TRY(years, json::read<YearsTold>(*row->answer));
        TRY(is_stale, standing.is_stale(years));
        told.is_stale = is_stale;
        told.assumptions = assumptions_of(years, language);
        told.years = std::move(years);
    } else {
        TRY(portfolio, json::read<PortfolioTold>(*row->answer));
        TRY(is_stale, standing.is_stale(portfolio));
        told.is_stale = is_stale;
        told.assumptions = assumptions_of(portfolio, language);
        told.portfolio = std::move(portfolio);
    }
    return told;
}

Result<Page<ReckoningTold>> list_reckonings(Town& town, Actor const& actor, Window window) {
    CHECK(auth::judge(policy(), actor, "portfolio.reckon", std::nullopt));
    db::ReadTx tx{town.db};
    CHECK(may_reckon(tx, actor));
    TRY(found, reckonings::latest(tx, {kind_of_years, kind_of_choice}, window.limit, window.offset));
    Page<ReckoningTold> page{{}, found.total};
    for (auto const& row : found.items) {
        TRY(line, line_of(tx, actor, row));
        page.items.push_back(std::move(line));
    }
    return page;
}

Result<ReckoningTold> stop_reckoning(Town& town, Actor const& actor, std::string_view language,
                                     Id<Reckoning> const& id) {
    CHECK(auth::judge(policy(), actor, "portfolio.reckon", std::nullopt));
    {
        db::ReadTx tx{town.db};
        CHECK(may_reckon(tx, actor));
        TRY(row, reckonings::find(tx, id));
        if (!row || !is_ours(*row)) {
            return not_found();
        }
        if (row->asked_by != actor.account) {
            CHECK(auth::judge(policy(), actor, "portfolio.stop", std::nullopt));
        }
    }
    CHECK(reckonings::cancel(town, actor, id, "portfolio.stop"));
    return read_reckoning(town, actor, language, id);
}

std::vector<jobs::Kind> job_kinds() {
    return {{.name = kind_of_years, .run = perform_years, .attempts_max = 2},
            {.name = kind_of_choice, .run = perform_choice, .attempts_max = 2}};
}

}  // namespace varn::portfolio
