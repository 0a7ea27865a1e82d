// Packages that were changed, and packages that were made to do harm.
#include <gtest/gtest.h>
#include <zlib.h>

#include "kernel/draw.h"
#include "sample.h"

namespace varn::archive {
namespace {

std::string keys_of(std::string_view bytes) {
    std::string all;
    for (auto const& fault : verify(bytes).faults) {
        all +=
            (all.empty() ? "" : " ") + fault.requirement + ":" + fault.key.substr(fault.key.rfind('.') + 1);
    }
    return all;
}

void patch(std::string& bytes, std::size_t at_, std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i) {
        bytes[at_ + static_cast<std::size_t>(i)] = static_cast<char>((value >> (8 * i)) & 0xffU);
    }
}

/// An archive of one deflated file that claims to be of `claimed` bytes.
std::string deflated_zip(std::string const& name, std::string const& content, std::uint32_t claimed) {
    std::string stream(content.size() + 1'000, '\0');
    z_stream state{};
    deflateInit2(&state, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    state.avail_in = static_cast<uInt>(content.size());
    state.next_out = reinterpret_cast<Bytef*>(stream.data());
    state.avail_out = static_cast<uInt>(stream.size());
    deflate(&state, Z_FINISH);
    stream.resize(state.total_out);
    deflateEnd(&state);
    auto bytes = write_zip({{name, stream}});
    auto const crc = static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<Bytef const*>(content.data()), content.size()));
    auto const row = bytes.find("PK\x01\x02");
    for (auto const& [header, shift] : {std::pair{std::size_t{0}, 0U}, std::pair{row, 2U}}) {
        patch(bytes, header + 8 + shift, 8, 2);
        patch(bytes, header + 14 + shift, crc, 4);
        patch(bytes, header + 22 + shift, claimed, 4);
    }
    return bytes;
}

TEST(Changed, one_byte_in_any_file_is_found) {
    auto const good = sample_files();
    for (auto const& [path, content] : good) {
        if (path == "METS.xml") {
            continue;
        }
        for (std::size_t i = 0; i<content.size(); i += content.size()> 100 ? 41 : 1) {
            auto files = good;
            files[path][i] = static_cast<char>(files[path][i] ^ 1);
            auto const found = blamed(packed(files));
            EXPECT_NE(found.find("VARN-CHECKSUM"), found.npos) << path << " " << i;
        }
        auto files = good;
        files[path] += "x";
        auto const longer = blamed(packed(files));
        EXPECT_NE(longer.find("VARN-SIZE"), longer.npos) << path;
    }
}

TEST(Changed, only_that_file_is_blamed) {
    auto files = sample_files();
    files["representations/rep1/data/0002/svar.pdf"][0] = 'X';
    auto const report = verify(packed(files));
    ASSERT_EQ(report.faults.size(), 1U);
    EXPECT_EQ(report.faults[0].requirement, "VARN-CHECKSUM");
    EXPECT_EQ(report.faults[0].path, "representations/rep1/data/0002/svar.pdf");
}

TEST(Changed, every_byte_as_it_lies_is_covered) {
    auto const package = write_package(sample()).value();
    for (auto const& entry : read_zip(package.bytes).entries) {
        for (std::size_t i = entry.header; i < entry.end(); i += i < entry.data ? 1 : 13) {
            if (i - entry.header == 4 || i - entry.header == 5 || i - entry.header == 28 ||
                i - entry.header == 29) {
                continue;  // the version that is needed; an extra field's size moves what follows
            }
            auto bytes = package.bytes;
            bytes[i] = static_cast<char>(bytes[i] ^ 0x20);
            EXPECT_FALSE(verify(bytes).is_sound()) << entry.name << " " << i - entry.header;
        }
    }
}

TEST(Changed, the_outermost_mets_is_vouched_for_from_outside) {
    auto const package = write_package(sample()).value();
    auto files = files_of(package.bytes);
    auto& mets = files["METS.xml"];
    mets.replace(mets.find("Remiss om"), 9, "Remiss pm");
    EXPECT_EQ(blamed(packed(files)), "");
    EXPECT_EQ(blamed(packed(files), package.sha256), "VARN-DIGEST");
    EXPECT_EQ(blamed(package.bytes, package.sha256), "");
}

TEST(Changed, files_are_neither_lost_nor_added) {
    auto files = sample_files();
    files.erase("representations/rep1/data/0002/svar.pdf");
    EXPECT_EQ(blamed(packed(files)), "VARN-MISSING");
    files = sample_files();
    files["representations/rep1/data/0002/more.pdf"] = "x";
    EXPECT_EQ(blamed(packed(files)), "VARN-EXTRA");
    files = sample_files();
    files["loose.txt"] = "x";
    EXPECT_EQ(blamed(packed(files)), "VARN-EXTRA");
    files = sample_files();
    ASSERT_TRUE(set_attribute(files["METS.xml"], "<mets:file ", "CHECKSUMTYPE", "MD5"));
    EXPECT_EQ(blamed(packed(files)), "VARN-ALGORITHM");
}

TEST(Hostile, an_address_leads_nowhere_else) {
    for (auto const* address :
         {"../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://example.org/x",
          "documentation/%2e%2e/%2e%2e/x", "a\\b", "documentation//README.txt"}) {
        auto files = sample_files();
        ASSERT_TRUE(set_attribute(files["METS.xml"], "<mets:FLocat", "xlink:href", address));
        EXPECT_EQ(blamed(packed(files)), "VARN-EXTRA VARN-PATH") << address;
    }
    auto files = sample_files();
    ASSERT_TRUE(
        set_attribute(files["METS.xml"], "<mets:FLocat", "xlink:href", "./documentation/README%2Etxt"));
    EXPECT_EQ(blamed(packed(files)), "");
}

TEST(Hostile, a_name_stays_in_the_package) {
    for (auto const& name :
         {std::string{"../x"}, std::string{"p/../../x"}, std::string{"/p/x"}, std::string{"p\\x"},
          std::string{"C:/x"}, std::string{"p//x"}, std::string{"p/./x"}, std::string{"p/\0x", 4},
          std::string{"p/\xff"}, std::string{"p/\n"}, std::string{""}, std::string{".."}}) {
        EXPECT_EQ(keys_of(write_zip({{name, "x"}})), "VARN-PATH:unsafe_name") << name;
    }
    EXPECT_EQ(keys_of(write_zip({{"p/a", "x"}, {"p/A", "x"}})), "VARN-PATH:name_twice");
    EXPECT_EQ(keys_of(write_zip({{"p/a", "x"}, {"p/a/", ""}})), "VARN-PATH:name_twice");
}

TEST(Hostile, links_locks_and_unknown_methods_are_refused) {
    auto const good = write_zip({{"p/METS.xml", "x"}});
    auto const row = good.find("PK\x01\x02");
    auto link = good;
    patch(link, row + 38, 0120777U << 16U, 4);
    EXPECT_EQ(keys_of(link), "VARN-PATH:is_link");
    auto locked = good;
    patch(locked, row + 8, 1, 2);
    EXPECT_EQ(keys_of(locked), "VARN-ZIP:is_locked");
    auto method = good;
    patch(method, row + 10, 12, 2);
    EXPECT_EQ(keys_of(method), "VARN-ZIP:unknown_method");
    auto name = good;
    name[30] = 'q';
    EXPECT_EQ(keys_of(name), "VARN-ZIP:two_headers");
}

TEST(Hostile, bombs_are_not_unpacked) {
    std::string const zeros(8 << 20, '\0');
    EXPECT_EQ(keys_of(deflated_zip("p/METS.xml", zeros, 8 << 20)), "VARN-BOUND:is_bomb");
    // A bomb that says it is small is cut where it said it would end.
    EXPECT_EQ(keys_of(deflated_zip("p/METS.xml", zeros, 100'000)), "VARN-ZIP:damaged");
    EXPECT_EQ(keys_of(deflated_zip("p/METS.xml", "<a/>", 4'000'000'000U)), "VARN-BOUND:file_too_large");
    EXPECT_EQ(keys_of(deflated_zip("p/METS.xml", "<a/>", 4)), "VARN-XML:not_mets");
    EXPECT_EQ(keys_of(deflated_zip("p/METS.xml", "<a/>", 5)), "VARN-ZIP:damaged");
}

TEST(Hostile, there_are_not_too_many_files) {
    std::vector<std::pair<std::string, std::string_view>> files;
    for (std::size_t i = 0; i <= entries_max; ++i) {
        files.emplace_back("p/" + std::to_string(i), "");
    }
    EXPECT_EQ(keys_of(write_zip(files)), "VARN-BOUND:too_many_entries");
}

TEST(Hostile, nothing_hides_between_the_files) {
    auto const good = write_zip({{"p/METS.xml", "x"}, {"p/b", "y"}});
    EXPECT_EQ(keys_of("stub" + good), "VARN-ZIP:no_zip");
    EXPECT_EQ(keys_of(good + "tail"), "VARN-ZIP:no_zip");
    auto gap = good;
    auto const second = gap.find("PK\x03\x04", 4);
    gap.insert(second, "hidden bytes!");
    auto const row = gap.find("PK\x01\x02");
    patch(gap, gap.find("PK\x01\x02", row + 4) + 42, static_cast<std::uint32_t>(second + 13), 4);
    patch(gap, gap.find("PK\x05\x06") + 16, static_cast<std::uint32_t>(row), 4);
    EXPECT_EQ(keys_of(gap), "VARN-ZIP:hidden_bytes");
}

TEST(Hostile, sizes_may_follow_the_bytes) {
    std::string bytes = write_zip({{"p/METS.xml", "<a/>"}});
    std::size_t const end = bytes.find("<a/>") + 4;
    auto const crc = bytes.substr(14, 4);
    bytes.insert(end, "PK\x07\x08" + crc + std::string{"\4\0\0\0\4\0\0\0", 8});
    patch(bytes, 14, 0, 4);
    patch(bytes, 18, 0, 4);
    patch(bytes, 22, 0, 4);
    auto const row = bytes.find("PK\x01\x02");
    patch(bytes, 6, 0x0808, 2);
    patch(bytes, row + 8, 0x0808, 2);
    patch(bytes, bytes.find("PK\x05\x06") + 16, static_cast<std::uint32_t>(row), 4);
    EXPECT_EQ(keys_of(bytes), "VARN-XML:not_mets");
}

TEST(Hostile, much_of_everything_takes_a_moment) {
    std::string xml = "<mets xmlns=\"http://www.loc.gov/METS/\"";
    for (int i = 0; i < 20'000; ++i) {
        xml += " xmlns:p" + std::to_string(i) + "=\"u\"";
    }
    xml += "><fileSec ID=\"s\">";
    for (int i = 0; i < 40'000; ++i) {
        xml += "<fileGrp ID=\"g" + std::to_string(i) + "\" USE=\"Schemas\"/>";
    }
    xml += "</fileSec><structMap TYPE=\"PHYSICAL\" LABEL=\"CSIP\" ID=\"m\"><div ID=\"d\">";
    for (int i = 0; i < 40'000; ++i) {
        xml += "<div LABEL=\"Other\"><fptr FILEID=\"h" + std::to_string(i) + "\"/></div>";
    }
    EXPECT_TRUE(verify(write_zip({{"p/METS.xml", xml + "</div></structMap></mets>"}})).has_more_faults);
}

TEST(Hostile, entities_are_not_read) {
    for (auto const* xml : {"<!DOCTYPE m [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><m>&x;</m>",
                            "<!DOCTYPE m [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><m>&b;</m>"}) {
        EXPECT_EQ(keys_of(write_zip({{"p/METS.xml", xml}})), "VARN-XML:doctype");
    }
    EXPECT_EQ(keys_of(write_zip({{"p/METS.xml", "<m"}})), "VARN-XML:not_xml");
    std::string deep;
    for (int i = 0; i < 10'000; ++i) {
        deep += "<a>";
    }
    EXPECT_EQ(keys_of(write_zip({{"p/METS.xml", deep}})), "VARN-XML:too_deep");
    EXPECT_EQ(keys_of(write_zip({{"p/METS.xml", std::string(metadata_bytes_max + 1, ' ')}})),
              "VARN-BOUND:too_large");
}

TEST(Hostile, a_report_has_an_end) {
    std::string xml = "<mets xmlns=\"http://www.loc.gov/METS/\"><fileSec>";
    for (std::size_t i = 0; i < faults_max; ++i) {
        xml += "<fileGrp/>";
    }
    auto const report = verify(write_zip({{"p/METS.xml", xml + "</fileSec></mets>"}}));
    EXPECT_EQ(report.faults.size(), faults_max);
    EXPECT_TRUE(report.has_more_faults);
}

TEST(Hostile, what_is_cut_or_scrambled_does_no_harm) {
    auto const package = write_package(sample()).value().bytes;
    for (std::size_t size = 0; size < package.size(); size += 97) {
        EXPECT_FALSE(verify(std::string_view{package}.substr(0, size)).is_sound()) << size;
    }
    auto const directory = package.rfind("varn-ks-2026-123/METS.xml");
    Draw draw{7};
    for (int round = 0; round < 3'000; ++round) {
        auto bytes = package;
        bool const in_directory = draw.happens(50);
        for (int i = 0; i < 3; ++i) {
            auto const place =
                in_directory ? directory + draw.below(bytes.size() - directory) : draw.below(bytes.size());
            bytes[place] = static_cast<char>(draw.below(256));
        }
        (void)verify(bytes);
    }
}

TEST(Hostile, scrambled_documents_do_no_harm) {
    auto const good = sample_files();
    Draw draw{11};
    for (int round = 0; round < 1'500; ++round) {
        auto files = good;
        for (auto const* path :
             {"METS.xml", "metadata/descriptive/ERMS.xml", "representations/rep1/METS.xml"}) {
            auto& xml = files[path];
            auto const from = draw.below(xml.size());
            auto const size = 1 + draw.below(60);
            draw.happens(50) ? xml.erase(from, size)
                             : xml.insert(from, xml.substr(draw.below(xml.size()), size));
        }
        EXPECT_FALSE(verify(packed(files)).is_sound());
    }
}

}  // namespace
}  // namespace varn::archive
