#include "compare.h"

#include <algorithm>
#include <set>

#include "kin_words.h"
#include "word_diff.h"

namespace varn::programme {
namespace {

/// Two texts that share fewer of their words than this are two texts, not one that was rewritten.
constexpr int alike_min = 50;
/// Pairs of parts looked at for likeness; a programme has some hundreds of parts.
constexpr std::size_t pairs_max = 250'000;

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

NodeView view_of(Node const& node) {
    return {node.kind, AnyId{node.id}, node.key, node.title, node.marker};
}
std::string text_of(Node const& node) {
    return node.title + "\n" + node.body;
}

/// What became of one part: the places of its old and new nodes.
struct Match {
    std::vector<std::size_t> before;
    std::size_t after = nowhere;
    Change const* change = nullptr;
};

class Comparing {
public:
    Comparing(Content const& content, Id<Edition> const& before, Id<Edition> const& after)
        : content_(content),
          old_(nodes_of_edition(content, before)),
          new_(nodes_of_edition(content, after)),
          old_taken_(old_.size(), false),
          new_taken_(new_.size(), false) {
        for (auto const& node : nodes_of_town(content, Date{})) {
            town_.emplace(node.id, node);
        }
        for (auto const& change : content.changes) {
            if (change.edition == after) {
                declared_.push_back(&change);
            }
        }
        for (auto const& link : content.links) {
            if (link.edition == before || link.edition == after) {
                auto& ends = link.edition == before ? old_links_ : new_links_;
                ends[link.from_id.text].insert(link.to_id.text);
                ends[link.to_id.text].insert(link.from_id.text);
            }
        }
    }

    Comparison compare() {
        match_by_key();
        match_merged();
        match_moved();
        match_by_likeness();
        for (std::size_t i = 0; i < old_.size(); ++i) {
            if (!old_taken_[i] && is_compared(old_[i])) {
                matches_.push_back({{i}, nowhere, nullptr});
            }
        }
        for (std::size_t j = 0; j < new_.size(); ++j) {
            if (!new_taken_[j] && is_compared(new_[j])) {
                matches_.push_back({{}, j, nullptr});
            }
        }
        return told();
    }

private:
    /// Drivers and changes speak of one revision only; they are told as declared, not compared.
    static bool is_compared(Node const& node) {
        return node.kind != NodeKind::driver && node.kind != NodeKind::change;
    }

    void take(Match match) {
        for (auto const i : match.before) {
            old_taken_[i] = true;
        }
        if (match.after != nowhere) {
            new_taken_[match.after] = true;
        }
        matches_.push_back(std::move(match));
    }

    void match_by_key() {
        std::map<std::pair<NodeKind, std::string>, std::size_t> keys;
        for (std::size_t j = 0; j < new_.size(); ++j) {
            keys.emplace(std::pair{new_[j].kind, new_[j].key}, j);
        }
        for (std::size_t i = 0; i < old_.size(); ++i) {
            auto const found = keys.find({old_[i].kind, old_[i].key});
            if (found != keys.end() && is_compared(old_[i])) {
                take({{i}, found->second, nullptr});
            }
        }
    }

    Topic const* topic_of(Change const& change) const {
        auto const found = std::find_if(content_.topics.begin(), content_.topics.end(),
                                        [&](Topic const& topic) { return change.topic == topic.id; });
        return found == content_.topics.end() ? nullptr : &*found;
    }

    /// True when a declared change speaks of a part: by a link to it or to its topic, by the topic's key or
    /// words, or by naming the part.
    bool speaks_of(Change const& change, Node const& node,
                   std::map<std::string, std::set<std::string>> const& links) const {
        auto const linked = links.find(node.id);
        auto const* topic = topic_of(change);
        if (linked != links.end() && (linked->second.contains(change.id.text) ||
                                      (topic != nullptr && linked->second.contains(topic->id.text)))) {
            return true;
        }
        if (topic != nullptr && (topic->key == node.key || is_about(node.title, topic->title))) {
            return true;
        }
        return mentions(change.title, node.title);
    }

    /// Several old parts that the change names, and the new part of their kind that names them.
    void match_merged() {
        for (auto const* change : declared_) {
            if (change->kind != ChangeKind::merged) {
                continue;
            }
            std::map<NodeKind, std::vector<std::size_t>> merged;
            for (std::size_t i = 0; i < old_.size(); ++i) {
                if (!old_taken_[i] && speaks_of(*change, old_[i], old_links_)) {
                    merged[old_[i].kind].push_back(i);
                }
            }
            for (auto& [kind, places] : merged) {
                auto const into = merged_into(*change, kind, places);
                if (places.size() > 1 || into != nowhere) {
                    take({places, into, change});
                }
            }
        }
    }

    std::size_t merged_into(Change const& change, NodeKind kind,
                            std::vector<std::size_t> const& places) const {
        for (std::size_t j = 0; j < new_.size(); ++j) {
            bool const candidate = new_[j].kind == kind && !new_taken_[j];
            bool const names_all = std::all_of(places.begin(), places.end(), [&](std::size_t i) {
                return mentions(text_of(new_[j]), old_[i].title);
            });
            if (candidate && (names_all || speaks_of(change, new_[j], new_links_))) {
                return j;
            }
        }
        return nowhere;
    }

    void match_moved() {
        for (auto const* change : declared_) {
            for (std::size_t i = 0; change->kind == ChangeKind::moved_out && i < old_.size(); ++i) {
                if (!old_taken_[i] && is_compared(old_[i]) && speaks_of(*change, old_[i], old_links_)) {
                    take({{i}, nowhere, change});
                }
            }
            for (std::size_t j = 0; change->kind == ChangeKind::moved_in && j < new_.size(); ++j) {
                if (!new_taken_[j] && is_compared(new_[j]) && speaks_of(*change, new_[j], new_links_)) {
                    take({{}, j, change});
                }
            }
        }
    }

    /// Pairs what is left, the most alike first.
    void match_by_likeness() {
        struct Pair {
            int likeness;
            std::size_t before;
            std::size_t after;
        };
        std::vector<Pair> pairs;
        std::size_t seen = 0;
        for (std::size_t i = 0; i < old_.size(); ++i) {
            for (std::size_t j = 0; !old_taken_[i] && j < new_.size() && seen < pairs_max; ++j) {
                if (new_taken_[j] || old_[i].kind != new_[j].kind || !is_compared(old_[i])) {
                    continue;
                }
                ++seen;
                auto const likeness = std::max(similarity(text_of(old_[i]), text_of(new_[j])),
                                               similarity(old_[i].title, new_[j].title));
                if (likeness >= alike_min) {
                    pairs.push_back({likeness, i, j});
                }
            }
        }
        std::stable_sort(pairs.begin(), pairs.end(), [](Pair a, Pair b) { return a.likeness > b.likeness; });
        for (auto const& pair : pairs) {
            if (!old_taken_[pair.before] && !new_taken_[pair.after]) {
                take({{pair.before}, pair.after, nullptr});
            }
        }
    }

    Comparison told() {
        for (auto const& match : matches_) {
            for (auto const i : match.before) {
                became_[old_[i].id] = match.after == nowhere ? std::string{} : new_[match.after].id;
            }
        }
        std::stable_sort(matches_.begin(), matches_.end(),
                         [&](Match const& a, Match const& b) { return place_of(a) < place_of(b); });
        Comparison made;
        std::map<Fate, std::int64_t> counts;
        for (auto const& match : matches_) {
            made.parts.push_back(part_of(match));
            ++counts[made.parts.back().fate];
        }
        for (auto const& [fate, parts] : counts) {
            made.counts.push_back({fate, parts});
        }
        for (auto const* change : declared_) {
            made.declared.push_back(declared(*change));
        }
        return made;
    }

    /// By kind, then where it stands now; what is gone comes last, in its old order.
    std::tuple<NodeKind, bool, std::size_t> place_of(Match const& match) const {
        bool const gone = match.after == nowhere;
        auto const place = gone ? match.before.front() : match.after;
        return {gone ? old_[place].kind : new_[place].kind, gone, place};
    }

    Fate fate_of(Match const& match, ComparedPart const& part) const {
        if (match.change != nullptr && match.change->kind == ChangeKind::merged) {
            return Fate::merged;
        }
        if (match.after == nowhere) {
            return match.change != nullptr ? Fate::moved_out : Fate::removed;
        }
        if (match.before.empty()) {
            return match.change != nullptr ? Fate::moved_in : Fate::added;
        }
        auto const is_same = [](std::vector<Segment> const& segments) {
            return std::all_of(segments.begin(), segments.end(),
                               [](Segment const& segment) { return segment.kind == SegmentKind::same; });
        };
        return is_same(part.title) && is_same(part.body) && part.fields.empty() ? Fate::same : Fate::changed;
    }

    ComparedPart part_of(Match const& match) const {
        ComparedPart part;
        std::string old_title;
        std::string old_body;
        for (auto const i : match.before) {
            part.kind = old_[i].kind;
            part.before.push_back(view_of(old_[i]));
            old_title += (old_title.empty() ? "" : " · ") + old_[i].title;
            old_body += (old_body.empty() ? "" : "\n\n") + old_[i].body;
        }
        static Node const none;
        auto const& now = match.after == nowhere ? none : new_[match.after];
        if (match.after != nowhere) {
            part.kind = now.kind;
            part.after = view_of(now);
        }
        part.title = word_diff(old_title, now.title);
        part.body = word_diff(old_body, now.body);
        if (match.before.size() == 1 && match.after != nowhere) {
            part.fields = fields_of(old_[match.before.front()], now);
        }
        part.likeness = similarity(old_title + "\n" + old_body, text_of(now));
        part.fate = fate_of(match, part);
        if (match.change != nullptr) {
            part.change = match.change->id;
            part.other_programme = match.change->other_programme;
            part.other_programme_name = programme_name(match.change->other_programme);
        }
        part.links = effects_of(match, part.fate);
        return part;
    }

    static std::vector<FieldDifference> fields_of(Node const& before, Node const& after) {
        std::vector<FieldDifference> fields;
        for (std::size_t i = 0; i < std::min(before.facts.size(), after.facts.size()); ++i) {
            // A section that only moved down the page has not changed.
            if (before.facts[i] != after.facts[i] && before.facts[i].first != "number") {
                fields.push_back({before.facts[i].first, before.facts[i].second, after.facts[i].second});
            }
        }
        return fields;
    }

    std::optional<NodeView> find(std::string const& id) const {
        for (auto const* nodes : {&new_, &old_}) {
            for (auto const& node : *nodes) {
                if (node.id == id) {
                    return view_of(node);
                }
            }
        }
        auto const found = town_.find(id);
        return found == town_.end() ? std::nullopt : std::optional{view_of(found->second)};
    }

    static std::set<std::string> const& ends_of(std::map<std::string, std::set<std::string>> const& links,
                                                std::string const& id) {
        static std::set<std::string> const none;
        auto const found = links.find(id);
        return found == links.end() ? none : found->second;
    }

    /// What became of the links that hung on the old parts, and which are new on the new one.
    std::vector<LinkEffect> effects_of(Match const& match, Fate fate) const {
        std::vector<LinkEffect> effects;
        auto const now =
            match.after == nowhere ? std::set<std::string>{} : ends_of(new_links_, new_[match.after].id);
        std::set<std::string> inherited;
        std::set<std::string> told;
        for (auto const i : match.before) {
            for (auto const& end : ends_of(old_links_, old_[i].id)) {
                auto const became = became_.find(end);
                auto const& end_now = became == became_.end() ? end : became->second;
                bool const kept = !end_now.empty() && now.contains(end_now);
                inherited.insert(end_now);
                auto view = find(kept ? end_now : end);
                bool const worth_telling = !kept || fate != Fate::same;
                if (view && worth_telling && told.insert(view->id.text).second) {
                    effects.push_back({std::move(*view), kept ? LinkFate::kept : LinkFate::lost});
                }
            }
        }
        for (auto const& end : now) {
            if (auto view = find(end); view && !inherited.contains(end)) {
                effects.push_back({std::move(*view), LinkFate::gained});
            }
        }
        return effects;
    }

    std::optional<std::string> programme_name(std::optional<Id<Programme>> const& id) const {
        for (auto const& programme : content_.programmes) {
            if (id == programme.id) {
                return programme.name;
            }
        }
        return std::nullopt;
    }

    DeclaredChange declared(Change const& change) const {
        DeclaredChange made{change, {}, programme_name(change.other_programme), {}, {}};
        if (auto const* topic = topic_of(change)) {
            made.topic_title = topic->title;
        }
        for (auto const& driver : content_.drivers) {
            if (change.driver == driver.id) {
                made.driver_title = driver.title;
            }
        }
        for (auto const& match : matches_) {
            if (match.change != &change) {
                continue;
            }
            for (auto const i : match.before) {
                made.concerns.push_back(view_of(old_[i]));
            }
            if (match.after != nowhere) {
                made.concerns.push_back(view_of(new_[match.after]));
            }
        }
        return made;
    }

    Content const& content_;
    std::vector<Node> old_;
    std::vector<Node> new_;
    std::vector<bool> old_taken_;
    std::vector<bool> new_taken_;
    std::map<std::string, Node> town_;
    std::vector<Change const*> declared_;
    std::map<std::string, std::set<std::string>> old_links_;
    std::map<std::string, std::set<std::string>> new_links_;
    std::vector<Match> matches_;
    std::map<std::string, std::string> became_;  // the new id of an old part; empty when it is gone
};

}  // namespace

Comparison compare(Content const& content, Id<Edition> const& before, Id<Edition> const& after) {
    return Comparing{content, before, after}.compare();
}

}  // namespace varn::programme
