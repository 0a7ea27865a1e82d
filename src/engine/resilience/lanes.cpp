#include "lanes.h"

#include <algorithm>

#include "wide.h"

namespace varn::resilience {
namespace {

using Program = Sweep::Program;
using Run = Sweep::Run;

template <class V>
[[gnu::always_inline]] inline bool has_any(V const& bits) {
    auto const* const words = reinterpret_cast<Scalar const*>(&bits);
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < sizeof(V) / 8; ++i) {
        any |= words[i];
    }
    return any != 0;
}

/// The members of a group, each where it counts.
template <class V, bool is_standing>
struct Members {
    Lanes const* lanes;
    Index const* members;
    std::size_t part;

    [[gnu::always_inline]] void read(Index m, V& into) const {
        into = reinterpret_cast<V const*>(lanes + members[m])[part];
        if (is_standing) {
            into = ~into;
        }
    }
};

/// Lets one member count: planes from `top` down to `low`, each where the one below stood and this one too.
/// The bounds are known when it is compiled, so the planes stay in registers.
template <class V, int low, int top>
[[gnu::always_inline]] inline void count_one(V* plane, V const& x) {
#pragma GCC unroll 16
    for (int j = top; j > low; --j) {
        plane[j] |= plane[j - 1] & x;
    }
    plane[low] |= low == 0 ? x : plane[low == 0 ? 0 : low - 1] & x;
}

/// The last members: after each, one plane more is too low to reach the top.
template <class V, int planes, int low, class From>
[[gnu::always_inline]] inline void count_last(V* plane, From const& from, Index m) {
    if constexpr (low < planes) {
        V x;
        from.read(m, x);
        count_one<V, low, planes - 1>(plane, x);
        count_last<V, planes, low + 1>(plane, from, m + 1);
    }
}

/// The first members: before the m-th no more than m planes can stand.
template <class V, int planes, int top, class From>
[[gnu::always_inline]] inline void count_first(V* plane, From const& from) {
    if constexpr (top < planes - 1) {
        V x;
        from.read(static_cast<Index>(top), x);
        count_one<V, 0, top>(plane, x);
        count_first<V, planes, top + 1>(plane, from);
    }
}

/// So many owners ahead their members are sent for, as most of a large network lies beyond the nearest
/// caches; fewer where there are many members.
constexpr std::size_t ahead = 8, ahead_of_many = 2;

/// Owners with one plane and so few members that no loop is needed over them: most are of these.
template <class V, Index count, bool is_standing>
[[gnu::always_inline]] inline bool pass_few(Program const& program, Run const& run, Lanes* lanes) {
    constexpr std::size_t parts = sizeof(Lanes) / sizeof(V);
    auto const* members = program.members.data() + run.first_member;
    auto const* const owners = program.owners.data();
    V news{};
    for (auto owner = run.first_owner; owner < run.last_owner; ++owner, members += count) {
#pragma GCC unroll 4
        for (Index m = 0; m < count; ++m) {
            __builtin_prefetch(lanes + members[ahead * count + m]);
        }
        auto* const target = reinterpret_cast<V*>(lanes + owners[owner]);
#pragma GCC unroll 8
        for (std::size_t part = 0; part < parts; ++part) {
            V falls = reinterpret_cast<V const*>(lanes + members[0])[part];
#pragma GCC unroll 4
            for (Index m = 1; m < count; ++m) {
                V const fallen = reinterpret_cast<V const*>(lanes + members[m])[part];
                falls = is_standing ? falls & fallen : falls | fallen;
            }
            V const was = target[part];
            news |= falls & ~was;
            target[part] = was | falls;
        }
    }
    return has_any(news);
}

/// The owners of one run in turn; true when something new has fallen. There are at least 2 x planes - 1
/// members, as planes is the lesser of k and n - k + 1.
template <class V, int planes, bool is_standing>
[[gnu::always_inline]] inline bool pass(Program const& program, Run const& run, Lanes* lanes) {
    constexpr std::size_t parts = sizeof(Lanes) / sizeof(V);
    auto const* members = program.members.data() + run.first_member;
    auto const* const owners = program.owners.data();
    auto const count = run.shape.members;
    V news{};
    for (auto owner = run.first_owner; owner < run.last_owner; ++owner, members += count) {
        for (Index m = 0; m < count; ++m) {
            __builtin_prefetch(lanes + members[ahead_of_many * count + m]);
        }
        auto* const target = reinterpret_cast<V*>(lanes + owners[owner]);
#pragma GCC unroll 8
        for (std::size_t part = 0; part < parts; ++part) {
            Members<V, is_standing> const member{lanes, members, part};
            V plane[planes] = {};
            count_first<V, planes, 0>(plane, member);
            auto m = static_cast<Index>(planes - 1);
            for (V x; m + planes <= count; ++m) {
                member.read(m, x);
                count_one<V, 0, planes - 1>(plane, x);
            }
            count_last<V, planes, 1>(plane, member, m);
            V const was = target[part];
            V const falls = is_standing ? ~plane[planes - 1] : plane[planes - 1];
            news |= falls & ~was;
            target[part] = was | falls;
        }
    }
    return has_any(news);
}

/// The same for any number of planes: they are in memory.
template <class V, bool is_standing>
[[gnu::always_inline]] inline bool pass_many(Program const& program, Run const& run, Lanes* lanes, V* plane) {
    constexpr std::size_t parts = sizeof(Lanes) / sizeof(V);
    auto const count = run.shape.members;
    auto const planes = run.shape.planes;
    auto const* members = program.members.data() + run.first_member;
    V news{};
    for (auto owner = run.first_owner; owner < run.last_owner; ++owner, members += count) {
        auto* const target = reinterpret_cast<V*>(lanes + program.owners.data()[owner]);
        for (std::size_t part = 0; part < parts; ++part) {
            std::fill(plane, plane + planes, V{});
            for (Index m = 0; m < count; ++m) {
                V const fallen = reinterpret_cast<V const*>(lanes + members[m])[part];
                V const x = is_standing ? ~fallen : fallen;
                auto const lowest = planes + m > count ? planes + m - count : 0;
                for (Index j = std::min(planes - 1, m); j > lowest; --j) {
                    plane[j] |= plane[j - 1] & x;
                }
                plane[lowest] |= lowest == 0 ? x : plane[lowest - 1] & x;
            }
            V const was = target[part];
            V const falls = is_standing ? ~plane[planes - 1] : plane[planes - 1];
            news |= falls & ~was;
            target[part] = was | falls;
        }
    }
    return has_any(news);
}

template <class V, bool is_standing>
[[gnu::always_inline]] inline bool pass_one(Program const& program, Run const& run, Lanes* lanes) {
    switch (run.shape.members) {
        case 1:
            return pass_few<V, 1, is_standing>(program, run, lanes);
        case 2:
            return pass_few<V, 2, is_standing>(program, run, lanes);
        case 3:
            return pass_few<V, 3, is_standing>(program, run, lanes);
        default:
            return pass<V, 1, is_standing>(program, run, lanes);
    }
}

template <class V, bool is_standing>
[[gnu::always_inline]] inline bool pass_shape(Program const& program, Run const& run, Lanes* lanes,
                                              V* plane) {
    switch (run.shape.planes) {
        case 1:
            return pass_one<V, is_standing>(program, run, lanes);
        case 2:
            return pass<V, 2, is_standing>(program, run, lanes);
        case 3:
            return pass<V, 3, is_standing>(program, run, lanes);
        case 4:
            return pass<V, 4, is_standing>(program, run, lanes);
        case 5:
            return pass<V, 5, is_standing>(program, run, lanes);
        case 6:
            return pass<V, 6, is_standing>(program, run, lanes);
        case 7:
            return pass<V, 7, is_standing>(program, run, lanes);
        default:
            return pass_many<V, is_standing>(program, run, lanes, plane);
    }
}

template <class V>
[[gnu::always_inline]] inline void sweep(Program const& program, Lanes* lanes) {
    std::vector<Lanes> room(program.most_planes + 1);
    auto* const plane = reinterpret_cast<V*>(room.data());
    for (auto const& stage : program.stages) {
        for (bool has_news = true; has_news;) {
            has_news = false;
            for (auto i = stage.first_run; i < stage.last_run; ++i) {
                auto const& run = program.runs.data()[i];
                has_news |= run.shape.is_standing ? pass_shape<V, true>(program, run, lanes, plane)
                                                  : pass_shape<V, false>(program, run, lanes, plane);
            }
            has_news = has_news && stage.is_ring;
        }
    }
}

void sweep_scalar(Program const& program, Lanes* lanes) {
    sweep<Scalar>(program, lanes);
}

#ifdef VARN_HAS_WIDE_LANES
void sweep_sse(Program const& program, Lanes* lanes) {
    sweep<Sse>(program, lanes);
}
[[gnu::target("avx2")]] void sweep_avx(Program const& program, Lanes* lanes) {
    sweep<Avx>(program, lanes);
}
[[gnu::target("avx512f")]] void sweep_avx512(Program const& program, Lanes* lanes) {
    sweep<Avx512>(program, lanes);
}
#endif

}  // namespace

bool has_width(Width width) {
#ifdef VARN_HAS_WIDE_LANES
    return width == Width::scalar || width == Width::sse ||
           (width == Width::avx ? __builtin_cpu_supports("avx2") : __builtin_cpu_supports("avx512f")) != 0;
#else
    return width == Width::scalar;
#endif
}

Width widest() {
    for (auto const width : {Width::avx512, Width::avx, Width::sse}) {
        if (has_width(width)) {
            return width;
        }
    }
    return Width::scalar;
}

void Sweep::run(std::span<Lanes> lanes, Width width) const {
    ASSERT(lanes.size() == nodes() && has_width(width));
    switch (width) {
#ifdef VARN_HAS_WIDE_LANES
        case Width::sse:
            return sweep_sse(program_, lanes.data());
        case Width::avx:
            return sweep_avx(program_, lanes.data());
        case Width::avx512:
            return sweep_avx512(program_, lanes.data());
#endif
        default:
            return sweep_scalar(program_, lanes.data());
    }
}

Sweep::Sweep(Network const& network, Graph const& graph) : nodes_(graph.nodes()) {
    take_order(network, graph);
    std::vector<Group> groups;
    for (std::size_t i = 0; i < order_.size(); ++i) {
        groups_of(graph, order_[i].node, groups);
        if (i + 1 == order_.size() || order_[i + 1].turn != order_[i].turn) {
            add_stage(groups, order_[i].turn.in_ring);
            groups.clear();
        }
    }
    order_ = {};
    auto const beyond = ahead * program_.most_members;  // sent for in vain after the last owner
    program_.members.resize(program_.members.size() + beyond, 0);
}

/// By level; within one, rings apart from the rest; then as the graph numbers, which keeps districts
/// together.
void Sweep::take_order(Network const& network, Graph const& graph) {
    auto const levels = levels_of(network);
    std::vector<Index> size(levels.components, 0);
    for (auto const component : levels.component) {
        ++size[component];
    }
    for (Index node = 0; node < graph.nodes(); ++node) {
        auto const outer = graph.outer(node);
        order_.push_back({{levels.level[outer], size[levels.component[outer]] > 1}, node});
    }
    std::sort(order_.begin(), order_.end());
}

/// The groups of a node; those without slack are one, as any member of any of them fells it.
void Sweep::groups_of(Graph const& graph, Index node, std::vector<Group>& into) {
    Group any{{false, 1, 0}, node, {}};
    for (auto group = graph.first_group(node); group < graph.last_group(node); ++group) {
        auto const members = graph.members_of(group);
        auto const size = static_cast<Index>(members.size());
        auto const slack = graph.slack(group);
        auto const least = size - slack;
        Group other{{least < slack + 1, std::min(least, slack + 1), size}, node, {}};
        auto& taken = slack == 0 ? any : other;
        taken.members.insert(taken.members.end(), members.begin(), members.end());
        if (slack > 0) {
            into.push_back(std::move(other));
        }
    }
    std::sort(any.members.begin(), any.members.end());
    any.members.erase(std::unique(any.members.begin(), any.members.end()), any.members.end());
    any.shape.members = static_cast<Index>(any.members.size());
    if (!any.members.empty()) {
        into.push_back(std::move(any));
    }
}

void Sweep::add_stage(std::vector<Group>& groups, bool is_ring) {
    std::stable_sort(groups.begin(), groups.end(),
                     [](Group const& a, Group const& b) { return a.shape < b.shape; });
    if (groups.empty()) {
        return;
    }
    Stage stage{program_.runs.size(), 0, is_ring};
    for (auto const& group : groups) {
        if (program_.runs.size() == stage.first_run || program_.runs.back().shape != group.shape) {
            auto const first = program_.owners.size();
            program_.runs.push_back({group.shape, first, first, program_.members.size()});
        }
        program_.owners.push_back(group.owner);
        program_.members.insert(program_.members.end(), group.members.begin(), group.members.end());
        program_.runs.back().last_owner = program_.owners.size();
        program_.most_members = std::max(program_.most_members, group.shape.members);
        program_.most_planes = std::max(program_.most_planes, group.shape.planes);
    }
    stage.last_run = program_.runs.size();
    program_.stages.push_back(stage);
}

}  // namespace varn::resilience
