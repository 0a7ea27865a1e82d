// A locked room: who reads what is kept before anything is answered, and nothing is answered when it cannot
// be.
#include "sample_api.h"

namespace varn::http {
namespace {

using testing::ask;
using testing::known_id;

class LockedRoom : public testing::SampleApi {
protected:
    LockedRoom() {
        auto all = routes();
        for (auto& route : all) {
            route.is_locked = true;
        }
        DispatchOptions options;
        options.authenticate = recognise();
        options.keep_reading = [this](auth::Actor const& actor, LockedReading const& told) -> Result<Done> {
            if (is_full_) {
                return Error{ErrorCode::unavailable, "db.storage", {}, {}, {}};
            }
            kept_.push_back(actor.account + " " + told.route);
            for (auto const& subject : told.subjects) {
                kept_.back() += " " + subject;
            }
            return Done{};
        };
        dispatcher_ = std::make_unique<Dispatcher>(town(), std::move(all), options);
        options.sight_of = [this](auth::Actor const&) { return sight_; };
        options.confidential_among =
            [](std::vector<std::string> const& ids) -> Result<std::vector<std::string>> { return ids; };
        open_ = std::make_unique<Dispatcher>(town(), routes(), std::move(options));
    }
    auth::Sight sight_;
    std::unique_ptr<Dispatcher> open_;
    bool is_full_ = false;
    std::vector<std::string> kept_;
};

TEST_F(LockedRoom, keeps_who_read_which_thing) {
    EXPECT_EQ(say(ask("GET", "/varn/v1/boats/" + known_id)).status, 200);
    ASSERT_EQ(kept_.size(), 1U);
    EXPECT_EQ(kept_[0], known_id + " GET /boats/{id} " + known_id);
}

TEST_F(LockedRoom, keeps_every_thing_of_a_page) {
    EXPECT_EQ(say(ask("GET", "/varn/v1/boats")).status, 200);
    ASSERT_EQ(kept_.size(), 1U);
    EXPECT_EQ(kept_[0], known_id + " GET /boats " + known_id);
}

TEST_F(LockedRoom, answers_nothing_when_the_reading_cannot_be_kept) {
    is_full_ = true;
    auto const response = say(ask("GET", "/varn/v1/boats/" + known_id));
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(response.body.find("Vega"), std::string::npos);
}

TEST_F(LockedRoom, keeps_what_is_confidential_anywhere_for_those_who_are_cleared) {
    auto const request = ask("GET", "/varn/v1/boats/" + known_id);
    EXPECT_EQ(open_->answer(request).status, 200);
    EXPECT_TRUE(kept_.empty()) << "who is not cleared was told nothing confidential";
    sight_.levels[1].everything = true;
    EXPECT_EQ(open_->answer(request).status, 200);
    EXPECT_EQ(kept_, std::vector<std::string>{known_id + " GET /boats/{id} " + known_id});
    is_full_ = true;
    EXPECT_EQ(open_->answer(request).status, 503);
}

TEST_F(LockedRoom, keeps_nothing_of_what_was_refused) {
    session_ = Session{};
    EXPECT_EQ(say(ask("GET", "/varn/v1/boats/" + known_id)).status, 401);
    session_ = Session{.actor = {.account = known_id, .name = "Asta", .grants = {}}};
    EXPECT_EQ(say(ask("GET", "/varn/v1/boats?wet=x")).status, 400);
    EXPECT_TRUE(kept_.empty());
}

}  // namespace
}  // namespace varn::http
