#include "pdf_marks.h"

#include <algorithm>

namespace varn::documents {
namespace {

constexpr char const* decoration_begins = "/Artifact BMC\n";
constexpr char const* decoration_ends = "EMC\n";

bool is_one_of(std::string const& word, std::initializer_list<char const*> words) {
    return std::any_of(words.begin(), words.end(), [&](char const* one) { return word == one; });
}

}  // namespace

void Marks::handleToken(QPDFTokenizer::Token const& token) {
    auto const type = token.getType();
    if (type == QPDFTokenizer::tt_space || type == QPDFTokenizer::tt_comment) {
        return;
    }
    if (type == QPDFTokenizer::tt_word) {
        obey(token);
    } else {
        operands_.push_back(token);
    }
}

void Marks::obey(QPDFTokenizer::Token const& word) {
    auto const& value = word.getValue();
    if (value == "BDC" || value == "BMC") {
        ++depth_;
        if (is_ours()) {
            agrees_ = agrees_ && depth_ == 1 && named_ < elements_.size();
            if (agrees_) {
                operands_.front() =
                    QPDFTokenizer::Token(QPDFTokenizer::tt_name, '/' + elements_[named_]->type);
            }
            ++named_;
        } else if (depth_ == 1 && !decoration_) {
            // Cairo says what letters a sign stands for; of a decoration nobody asks.
            operands_.clear();
            write(decoration_begins);
            return;
        }
    } else if (value == "EMC") {
        --depth_;
    }
    bool const painting =
        is_one_of(value, {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n", "Do", "sh", "ET", "EI"});
    bool const begins = is_one_of(value, {"m", "re", "BT", "Do", "sh", "BI"});
    if (depth_ == 0 && begins && !decoration_) {
        write(decoration_begins);
        decoration_ = true;
    }
    write_operands();
    writeToken(word);
    write("\n");
    if (decoration_ && painting) {
        write(decoration_ends);
        decoration_ = false;
    }
}

bool Marks::is_ours() const {
    return std::any_of(operands_.begin(), operands_.end(),
                       [](QPDFTokenizer::Token const& operand) { return operand.getValue() == "/MCID"; });
}

void Marks::handleEOF() {
    write_operands();
    agrees_ = agrees_ && named_ == elements_.size() && depth_ == 0 && !decoration_;
}

void Marks::write_operands() {
    for (auto const& operand : operands_) {
        writeToken(operand);
        write(" ");
    }
    operands_.clear();
}

}  // namespace varn::documents
