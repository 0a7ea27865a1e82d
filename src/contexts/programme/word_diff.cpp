#include "word_diff.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace varn::programme {
namespace {

/// Cells of the table of common runs: 2 bytes each, so 8 MB at the most.
constexpr std::size_t cells_max = 4'000'000;

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

/// Words with the blanks that follow them, so that joined they are the text.
std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t from = 0;
    while (from < text.size()) {
        auto to = from;
        while (to < text.size() && !is_blank(text[to])) {
            ++to;
        }
        while (to < text.size() && is_blank(text[to])) {
            ++to;
        }
        words.push_back(text.substr(from, to - from));
        from = to;
    }
    return words;
}

std::string_view trimmed(std::string_view word) {
    while (!word.empty() && is_blank(word.back())) {
        word.remove_suffix(1);
    }
    return word;
}

void append(std::vector<Segment>& segments, SegmentKind kind, std::string_view text) {
    if (text.empty()) {
        return;
    }
    if (segments.empty() || segments.back().kind != kind) {
        segments.push_back({kind, {}});
    }
    segments.back().text += text;
}

using Words = std::span<std::string_view const>;

/// The lengths of the longest common runs of all ends of two lists, row by row.
std::vector<std::uint16_t> common_runs(Words before, Words after) {
    auto const width = after.size() + 1;
    std::vector<std::uint16_t> runs((before.size() + 1) * width, 0);
    for (std::size_t i = before.size(); i-- > 0;) {
        for (std::size_t j = after.size(); j-- > 0;) {
            runs[i * width + j] = before[i] == after[j]
                                      ? static_cast<std::uint16_t>(runs[(i + 1) * width + j + 1] + 1)
                                      : std::max(runs[(i + 1) * width + j], runs[i * width + j + 1]);
        }
    }
    return runs;
}

void diff_middle(std::vector<Segment>& segments, Words before, Words after) {
    std::size_t i = 0;
    std::size_t j = 0;
    bool const bounded = (before.size() + 1) * (after.size() + 1) <= cells_max;
    auto const runs = bounded ? common_runs(before, after) : std::vector<std::uint16_t>{};
    auto const width = after.size() + 1;
    while (bounded && i < before.size() && j < after.size()) {
        if (before[i] == after[j]) {
            append(segments, SegmentKind::same, before[i]);
            ++i;
            ++j;
        } else if (runs[(i + 1) * width + j] >= runs[i * width + j + 1]) {
            append(segments, SegmentKind::removed, before[i++]);
        } else {
            append(segments, SegmentKind::added, after[j++]);
        }
    }
    while (i < before.size()) {
        append(segments, SegmentKind::removed, before[i++]);
    }
    while (j < after.size()) {
        append(segments, SegmentKind::added, after[j++]);
    }
}

}  // namespace

std::vector<Segment> word_diff(std::string_view before, std::string_view after) {
    auto const old_words = words_of(before);
    auto const new_words = words_of(after);
    auto const shorter = std::min(old_words.size(), new_words.size());
    std::size_t head = 0;
    while (head < shorter && old_words[head] == new_words[head]) {
        ++head;
    }
    std::size_t tail = 0;
    while (tail < shorter - head &&
           old_words[old_words.size() - 1 - tail] == new_words[new_words.size() - 1 - tail]) {
        ++tail;
    }
    std::vector<Segment> segments;
    for (std::size_t i = 0; i < head; ++i) {
        append(segments, SegmentKind::same, old_words[i]);
    }
    diff_middle(segments, Words{old_words}.subspan(head, old_words.size() - head - tail),
                Words{new_words}.subspan(head, new_words.size() - head - tail));
    for (std::size_t i = old_words.size() - tail; i < old_words.size(); ++i) {
        append(segments, SegmentKind::same, old_words[i]);
    }
    return segments;
}

int similarity(std::string_view a, std::string_view b) {
    auto words_a = words_of(a);
    auto words_b = words_of(b);
    if (words_a.empty() || words_b.empty()) {
        return a == b ? 100 : 0;
    }
    for (auto* words : {&words_a, &words_b}) {
        std::transform(words->begin(), words->end(), words->begin(), trimmed);
        std::sort(words->begin(), words->end());
    }
    std::vector<std::string_view> shared;
    std::set_intersection(words_a.begin(), words_a.end(), words_b.begin(), words_b.end(),
                          std::back_inserter(shared));
    return static_cast<int>(200 * shared.size() / (words_a.size() + words_b.size()));
}

}  // namespace varn::programme
