#include "web/web_assets.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace varn::web {

TEST(WebAssets, the_first_page_is_there_and_is_asked_for_anew) {
    auto const* page = find_asset("/index.html");
    ASSERT_NE(page, nullptr);
    EXPECT_EQ(page->type, "text/html; charset=utf-8");
    EXPECT_FALSE(page->immutable);
    EXPECT_NE(page->raw.find("<div id=\"root\">"), std::string_view::npos);
}

TEST(WebAssets, every_file_is_found_by_its_own_path_and_no_other) {
    auto const all = assets();
    EXPECT_TRUE(std::ranges::is_sorted(all, {}, &http::Asset::path));
    for (auto const& file : all) {
        EXPECT_EQ(find_asset(file.path), &file);
        EXPECT_EQ(find_asset(std::string{file.path} + "x"), nullptr);
        EXPECT_FALSE(file.raw.empty()) << file.path;
        EXPECT_EQ(file.etag.size(), 32U) << file.path;
    }
    EXPECT_EQ(find_asset(""), nullptr);
}

TEST(WebAssets, a_compressed_form_is_smaller_or_absent) {
    for (auto const& file : assets()) {
        EXPECT_LT(file.br.size(), file.raw.size()) << file.path;
        EXPECT_LT(file.gz.size(), file.raw.size()) << file.path;
        if (!file.gz.empty()) {
            EXPECT_EQ(file.gz.substr(0, 2), "\x1f\x8b") << file.path;
        }
    }
}

TEST(WebAssets, what_may_be_kept_for_ever_carries_a_hash_in_its_name) {
    for (auto const& file : assets()) {
        EXPECT_EQ(file.immutable, file.path.starts_with("/assets/")) << file.path;
    }
}

}  // namespace varn::web
