#include "layout.h"

#include <cstdio>
#include <set>

#include "names.h"
#include "platform/merkle.h"

namespace varn::archive {
namespace {

std::string folder_name(std::size_t number) {
    char digits[24];
    std::snprintf(digits, sizeof digits, "%04zu", number);
    return digits;
}

Placed place_file(File const& file, std::string path, std::string id, Instant made_at) {
    Placed one;
    one.path = std::move(path);
    one.id = std::move(id);
    one.media_type = file.media_type;
    one.original_name = file.name;
    one.format = file.format;
    one.bytes = file.bytes;
    one.hash = audit::hex(audit::sha256(file.bytes));
    one.created_at = file.created_at.value_or(made_at);
    return one;
}

void place_beside(std::vector<File> const& files, std::string const& folder, std::string const& prefix,
                  Instant made_at, std::vector<Placed>& into) {
    std::set<std::string> taken;
    for (auto const& one : into) {
        taken.insert(folded(one.path.substr(folder.size())));
    }
    for (auto const& file : files) {
        auto const id = prefix + std::to_string(into.size() + 1);
        into.push_back(place_file(file, folder + unique_name(file.name, taken), id, made_at));
    }
}

}  // namespace

Placed placed(std::string_view path, std::string_view id, std::string_view bytes, Instant made_at) {
    Placed one;
    one.path = path;
    one.id = id;
    one.media_type = "application/xml";
    one.bytes = bytes;
    one.hash = audit::hex(audit::sha256(bytes));
    one.created_at = made_at;
    return one;
}

Layout lay_out(Submission const& submission, std::string_view readme) {
    Layout layout;
    auto explanation = placed("documentation/README.txt", "documentation-1", readme, submission.made_at);
    explanation.media_type = "text/plain";
    layout.documentation.push_back(std::move(explanation));
    place_beside(submission.documentation, "documentation/", "documentation-", submission.made_at,
                 layout.documentation);
    place_beside(submission.schemas, "schemas/", "schema-", submission.made_at, layout.schemas);
    std::size_t number = 0;
    for (auto const& record : submission.content.records) {
        auto const folder = std::string{representation_folder} + "data/" + folder_name(++number) + "/";
        std::set<std::string> taken;
        std::vector<std::size_t> own;
        for (auto const& file : record.files) {
            own.push_back(layout.data.size());
            auto const id = "rep1-file-" + std::to_string(layout.data.size() + 1);
            layout.data.push_back(
                place_file(file, folder + unique_name(file.name, taken), id, submission.made_at));
        }
        layout.of_record.push_back(std::move(own));
    }
    return layout;
}

}  // namespace varn::archive
