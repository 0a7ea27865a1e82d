#include "installation_key.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

namespace varn::auth {
namespace {

namespace fs = std::filesystem;

class KeyFile : public ::testing::Test {
protected:
    KeyFile() {
        std::string name = (fs::temp_directory_path() / "varn-key-XXXXXX").string();
        folder_ = mkdtemp(name.data());
        path_ = (folder_ / "data" / "installation.key").string();
    }
    ~KeyFile() override { fs::remove_all(folder_); }

    fs::path folder_;
    std::string path_;
};

TEST_F(KeyFile, is_made_once_for_its_owner_alone) {
    InstallationKey first{path_};
    auto const sealed = first.seal("hemligt", "anna").value();
    EXPECT_EQ(sealed.find("hemligt"), std::string::npos);
    struct stat facts {};
    ASSERT_EQ(stat(path_.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777U, 0600U);
    EXPECT_EQ(facts.st_size, 32);
    EXPECT_EQ(std::distance(fs::directory_iterator{folder_ / "data"}, {}), 1);
    InstallationKey second{path_};
    EXPECT_EQ(second.open(sealed, "anna").value(), "hemligt");
    EXPECT_EQ(second.vouch("x").value(), first.vouch("x").value());
}

TEST_F(KeyFile, opens_nothing_of_others) {
    InstallationKey ours{path_};
    InstallationKey theirs{""};
    auto const sealed = ours.seal("hemligt", "anna").value();
    EXPECT_EQ(theirs.open(sealed, "anna").error().key, "auth.key_another");
    EXPECT_EQ(ours.open(sealed, "bo").error().key, "auth.key_another");
    EXPECT_NE(ours.vouch("x").value(), theirs.vouch("x").value());
    EXPECT_NE(ours.vouch("x").value(), ours.vouch("y").value());
    for (std::size_t i = 0; i < sealed.size(); i += 5) {
        auto changed = sealed;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(ours.open(changed, "anna")) << i;
    }
    EXPECT_FALSE(ours.open("", "anna"));
    EXPECT_FALSE(ours.open("???", "anna"));
}

TEST_F(KeyFile, is_refused_when_others_may_read_it_or_it_is_cut) {
    fs::create_directories(folder_ / "data");
    std::ofstream{path_, std::ios::binary} << std::string(32, 'k');
    ASSERT_EQ(chmod(path_.c_str(), 0644), 0);
    EXPECT_EQ(InstallationKey{path_}.seal("x", "y").error().key, "auth.key_unreadable");
    ASSERT_EQ(chmod(path_.c_str(), 0600), 0);
    EXPECT_TRUE(InstallationKey{path_}.seal("x", "y"));
    fs::resize_file(path_, 31);
    EXPECT_EQ(InstallationKey{path_}.seal("x", "y").error().key, "auth.key_unreadable");
}

TEST_F(KeyFile, is_one_however_many_make_it_at_once) {
    std::vector<std::thread> threads;
    std::vector<std::string> proofs(8);
    for (std::size_t i = 0; i < proofs.size(); ++i) {
        threads.emplace_back([&, i] { proofs[i] = InstallationKey{path_}.vouch("x").value(); });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    for (auto const& proof : proofs) {
        EXPECT_EQ(proof, proofs[0]);
    }
}

TEST(Base64url, goes_there_and_back) {
    EXPECT_EQ(base64url(std::string{"\xfb\xff\xfe", 3}), "-__-");
    EXPECT_EQ(base64url("f"), "Zg");
    EXPECT_EQ(base64url_bytes("Zg"), "f");
    EXPECT_EQ(base64url_bytes(""), "");
    for (auto const* wrong : {"Zg==", "Z", "Z g", "Zh", "+/+/", "Zg\n"}) {
        EXPECT_EQ(base64url_bytes(wrong), std::nullopt) << wrong;
    }
}

}  // namespace
}  // namespace varn::auth
