#include "platform/proof.h"

#include <bit>
#include <utility>

#include "kernel/result.h"

namespace varn::audit {
namespace {

/// The largest power of two smaller than `count` (count > 1).
std::int64_t split_of(std::int64_t count) {
    return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(count - 1)));
}

Hash root_between(std::vector<Hash> const& leaves, std::size_t from, std::size_t to) {
    if (to - from == 1) {
        return leaves[from];
    }
    auto const middle = from + static_cast<std::size_t>(split_of(static_cast<std::int64_t>(to - from)));
    return node_hash(root_between(leaves, from, middle), root_between(leaves, middle, to));
}

bool is_odd(std::int64_t number) {
    return (number & 1) != 0;
}

/// PATH(index, D[from:to]) of the paper, appended.
void add_path(KnownTree const& tree, std::int64_t index, std::int64_t from, std::int64_t to,
              std::vector<Hash>& path) {
    if (to - from == 1) {
        return;
    }
    auto const middle = from + split_of(to - from);
    if (index < middle) {
        add_path(tree, index, from, middle, path);
        path.push_back(tree.node(middle, to));
    } else {
        add_path(tree, index, middle, to, path);
        path.push_back(tree.node(from, middle));
    }
}

/// SUBPROOF(first, D[from:to], whole) of the paper, appended; `first` counts from the beginning of the tree.
void add_subproof(KnownTree const& tree, std::int64_t first, std::int64_t from, std::int64_t to,
                  std::vector<Hash>& path) {
    if (first == to) {
        if (from != 0) {
            path.push_back(tree.node(from, to));
        }
        return;
    }
    auto const middle = from + split_of(to - from);
    if (first <= middle) {
        add_subproof(tree, first, from, middle, path);
        path.push_back(tree.node(middle, to));
    } else {
        add_subproof(tree, first, middle, to, path);
        path.push_back(tree.node(from, middle));
    }
}

}  // namespace

KnownTree::KnownTree(std::int64_t size, std::vector<Hash> blocks, std::int64_t width)
    : size_(size), width_(width), blocks_(std::move(blocks)) {
    ASSERT(std::cmp_greater_equal(blocks_.size(), size / width));
}

void KnownTree::open(std::int64_t block, std::vector<Hash> leaves) {
    opened_[block] = std::move(leaves);
}

Hash KnownTree::node(std::int64_t from, std::int64_t to) const {
    ASSERT(0 <= from && from < to && to <= size_);
    if (to - from == width_ && from % width_ == 0) {
        return blocks_.at(static_cast<std::size_t>(from / width_));
    }
    if (to - from > width_) {
        auto const middle = from + split_of(to - from);
        return node_hash(node(from, middle), node(middle, to));
    }
    auto const opened = opened_.find(from / width_);
    ASSERT(opened != opened_.end());
    auto const first = static_cast<std::size_t>(from % width_);
    auto const last = first + static_cast<std::size_t>(to - from);
    ASSERT(last <= opened->second.size());
    return root_between(opened->second, first, last);
}

Hash root_of(std::vector<Hash> const& leaves) {
    return leaves.empty() ? sha256({}) : root_between(leaves, 0, leaves.size());
}

std::vector<std::int64_t> blocks_cut(std::int64_t index_or_first, std::int64_t size, std::int64_t width) {
    std::vector<std::int64_t> blocks;
    if (auto const cut = index_or_first / width; cut * width < size) {
        blocks.push_back(cut);
    }
    if (auto const tail = size / width; size % width != 0 && (blocks.empty() || blocks.front() != tail)) {
        blocks.push_back(tail);
    }
    return blocks;
}

std::vector<Hash> inclusion_path(KnownTree const& tree, std::int64_t index) {
    ASSERT(0 <= index && index < tree.size());
    std::vector<Hash> path;
    add_path(tree, index, 0, tree.size(), path);
    return path;
}

std::vector<Hash> consistency_path(KnownTree const& tree, std::int64_t first) {
    ASSERT(0 < first && first <= tree.size());
    std::vector<Hash> path;
    add_subproof(tree, first, 0, tree.size(), path);
    return path;
}

bool includes(Hash const& leaf, std::int64_t index, std::int64_t size, std::vector<Hash> const& path,
              Hash const& root) {
    if (index < 0 || index >= size) {
        return false;
    }
    auto here = index;
    auto last = size - 1;
    auto hash = leaf;
    for (auto const& other : path) {
        if (last == 0) {
            return false;
        }
        if (is_odd(here) || here == last) {
            hash = node_hash(other, hash);
            while (!is_odd(here) && here != 0) {
                here >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(hash, other);
        }
        here >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

bool follows(Rooted const& first, Rooted const& second, std::vector<Hash> const& given) {
    if (first.size <= 0 || first.size > second.size) {
        return false;
    }
    if (first.size == second.size) {
        return given.empty() && first.root == second.root;
    }
    auto path = given;
    if (std::has_single_bit(static_cast<std::uint64_t>(first.size))) {
        path.insert(path.begin(), first.root);
    }
    if (path.empty()) {
        return false;
    }
    auto here = first.size - 1;
    auto last = second.size - 1;
    while (is_odd(here)) {
        here >>= 1;
        last >>= 1;
    }
    auto old_root = path.front();
    auto new_root = path.front();
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (last == 0) {
            return false;
        }
        if (is_odd(here) || here == last) {
            old_root = node_hash(path[i], old_root);
            new_root = node_hash(path[i], new_root);
            while (!is_odd(here) && here != 0) {
                here >>= 1;
                last >>= 1;
            }
        } else {
            new_root = node_hash(new_root, path[i]);
        }
        here >>= 1;
        last >>= 1;
    }
    return last == 0 && old_root == first.root && new_root == second.root;
}

}  // namespace varn::audit
