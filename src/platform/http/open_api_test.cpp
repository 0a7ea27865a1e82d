#include <gtest/gtest.h>

#include <set>

#include "example.h"
#include "sample_api.h"

namespace varn::http {
namespace {

using testing::SampleApi;

/// The value at a chain of member names.
json::Value const* at(json::Value const& value, std::initializer_list<std::string_view> names) {
    auto const* here = &value;
    for (auto const name : names) {
        here = here != nullptr ? here->find(name) : nullptr;
    }
    return here;
}

class OpenApi : public SampleApi {
protected:
    OpenApi() {
        for (auto const* const language : {"sv", "en"}) {
            i18n::add_texts(language, R"({"operation.boat.read": "Läser båtar", "boat.name": "Namn"})");
        }
        text_ = open_api(routes(), "0.1.0");
        auto parsed = json::parse(text_);
        EXPECT_TRUE(parsed.ok());
        document_ = std::move(parsed).value();
    }
    template <class Visit>
    void each_operation(Visit visit) const {
        for (auto const& [path, methods] : *document_.find("paths")->object()) {
            for (auto const& [method, operation] : *methods.object()) {
                visit(path, method, operation);
            }
        }
    }

    std::string text_;
    json::Value document_;
};

TEST_F(OpenApi, is_the_same_every_time_and_reads_well) {
    EXPECT_TRUE(text_ == open_api(routes(), "0.1.0"));
    EXPECT_TRUE(text_.starts_with("{\n  \"openapi\": \"3.1.0\""));
    EXPECT_EQ(*at(document_, {"info", "version"})->text(), "0.1.0");
}

TEST_F(OpenApi, every_operation_is_named_described_and_complete) {
    std::set<std::string> ids;
    std::size_t count = 0;
    each_operation([&](std::string const& path, std::string const& method, json::Value const& operation) {
        SCOPED_TRACE(method + " " + path);
        ++count;
        EXPECT_TRUE(ids.insert(*operation.find("operationId")->text()).second);
        for (auto const* const needed :
             {"summary", "x-summary-sv", "description", "tags", "security", "responses"}) {
            EXPECT_NE(operation.find(needed), nullptr) << needed;
        }
        for (auto const* const status : {"400", "500", "503"}) {
            EXPECT_NE(operation.find("responses")->find(status), nullptr) << status;
        }
        bool const unsafe = method != "get";
        EXPECT_EQ(operation.find("responses")->find("428") != nullptr, unsafe);
        bool const has_id = path.find("{id}") != std::string::npos;
        EXPECT_EQ(operation.find("responses")->find("404") != nullptr, has_id);
    });
    EXPECT_EQ(count, routes().size());
}

TEST_F(OpenApi, every_reference_leads_somewhere) {
    std::size_t count = 0;
    for (std::size_t place = 0; (place = text_.find("\"$ref\": \"#/", place)) != std::string::npos; ++count) {
        place += 11;
        auto rest = std::string_view{text_}.substr(place, text_.find('"', place) - place);
        auto const* here = &document_;
        while (!rest.empty() && here != nullptr) {
            auto const end = std::min(rest.find('/'), rest.size());
            here = here->find(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        EXPECT_NE(here, nullptr) << text_.substr(place, 60);
    }
    EXPECT_GT(count, 20U);
}

TEST_F(OpenApi, the_examples_are_what_the_api_itself_would_take) {
    auto const* const created =
        at(document_, {"paths", "/boats", "post", "requestBody", "content", "application/json", "example"});
    ASSERT_NE(created, nullptr);
    EXPECT_TRUE(json::read<testing::NewBoat>(json::to_text(*created), json::Reading::created).ok());
    auto const* const change = at(document_, {"paths", "/boats/{id}", "patch", "requestBody", "content",
                                              "application/json", "example"});
    ASSERT_NE(change, nullptr);
    EXPECT_EQ(json::to_text(*change), R"({"name":"Vega","owner":"Exempel","flags":["SE"]})");
    EXPECT_TRUE(json::Change<testing::Boat>(json::to_text(*change)).onto({}).ok());
    auto const* const page = at(
        document_, {"paths", "/boats", "get", "responses", "200", "content", "application/json", "example"});
    ASSERT_NE(page, nullptr);
    EXPECT_EQ(page->find("items")->array()->size(), 1U);
    EXPECT_NE(page->find("items")->array()->front().find("version"), nullptr);
}

TEST_F(OpenApi, open_routes_need_no_security_and_writes_with_a_cookie_need_a_token) {
    EXPECT_TRUE(at(document_, {"paths", "/open", "get", "security"})->array()->empty());
    auto const& write = at(document_, {"paths", "/boats", "post", "security"})->array()->front();
    EXPECT_NE(write.find("csrf"), nullptr);
    EXPECT_NE(write.find("session"), nullptr);
    auto const& read = at(document_, {"paths", "/boats", "get", "security"})->array()->front();
    EXPECT_EQ(read.find("csrf"), nullptr);
}

TEST_F(OpenApi, texts_that_are_missing_would_show_their_keys) {
    for (auto const* const key : {"http.parameter", "http.operation_description", "http.api_"}) {
        EXPECT_EQ(text_.find(std::string("\"") + key), std::string::npos) << key;
    }
}

TEST_F(OpenApi, the_route_page_is_the_golden_one) {
    auto all = routes();
    add_api_routes(all, "0.1.0", "2024-02-01");
    auto const page = route_page(all);
    EXPECT_EQ(page,
              R"(method  path                  action                  takes                      answers
GET     /varn/v1/boats        boat.read               -                          200 Boat (page)
POST    /varn/v1/boats        boat.build              BoatOrder                  201 Boat
GET     /varn/v1/boats/{id}   boat.read               -                          200 Boat
GET     /varn/v1/boats/count  boat.count              -                          200 Said
PATCH   /varn/v1/boats/{id}   boat.change             Boat (changes)             200 Boat
DELETE  /varn/v1/boats/{id}   boat.sink               -                          204 -
POST    /varn/v1/boat-files   boat.import             text/csv, application/zip  200 text/plain
GET     /varn/v1/open         boat.look (anybody)     -                          200 Said
POST    /varn/v1/open         boat.sign (anybody)     Said                       201 Said
GET     /varn/v1/throws       boat.throw              -                          200 -
GET     /varn/v1/fails        boat.fail               -                          200 -
GET     /varn/v1/api-info     api.info (anybody)      -                          200 application/json
GET     /varn/v1/openapi      api.describe (anybody)  -                          200 application/json
)");
}

TEST_F(OpenApi, the_api_tells_of_itself) {
    auto all = routes();
    add_api_routes(all, "0.1.0", "2024-02-01");
    Dispatcher const dispatcher(town(), std::move(all), {});
    auto const info = dispatcher.answer(testing::ask("GET", "/varn/v1/api-info"));
    EXPECT_EQ(info.status, 200);
    EXPECT_EQ(testing::member_of(info, "apiVersion"), "0.1.0");
    auto const document = dispatcher.answer(testing::ask("GET", "/varn/v1/openapi"));
    EXPECT_NE(document.body.find("\"/api-info\""), std::string::npos);
}

}  // namespace
}  // namespace varn::http
