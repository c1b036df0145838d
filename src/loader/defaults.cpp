#include "loader/defaults.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/text.h"
#include "loader/glob.h"

namespace almanac::loader {
namespace {

// The settings file's places mean nothing in the post's file.
void drop_places(Value& value) {
  value.set_place(0, 0);
  value.set_key_place(0, 0);
  if (Value::List* list = value.list_if()) std::for_each(list->begin(), list->end(), drop_places);
  if (Value::Map* map = value.map_if())
    for (auto& [key, member] : *map) drop_places(member);
}

// `over` wins, but for null; maps are merged. Looks through `under` only, which has few keys.
Value merge(Value under, const Value& over) {
  if (over.map_if() == nullptr || under.map_if() == nullptr) return over;
  Value::Map added;
  for (const auto& [key, value] : *over.map_if()) {
    const Value* old = under.find(key);
    if (old == nullptr)
      added.emplace_back(key, value);
    else if (!value.is_null())
      under.set(key, merge(*old, value));
  }
  Value::Map& map = *under.map_if();
  map.insert(map.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  return under;
}

bool applies(const config::Defaults& defaults, std::string_view path, std::string_view type) {
  const bool is_draft_of_posts = type == "drafts" && defaults.type == "posts";
  if (!defaults.type.empty() && defaults.type != type && !is_draft_of_posts) return false;
  if (defaults.path.find('*') != std::string::npos) return matches_glob(defaults.path + "*", path);
  return path.starts_with(defaults.path);  // Jekyll's: "_posts/2019" is for "_posts/2019-01-07-a.md", too
}

bool has_precedence(const config::Defaults* old, const config::Defaults& next) {
  if (old == nullptr) return true;
  if (old->path.size() != next.path.size()) return next.path.size() > old->path.size();
  return !next.type.empty() || old->type.empty();
}

Value to_category_list(const Value& value) {
  if (value.list_if() != nullptr || value.is_null()) return value;
  Value list = Value::List();
  for (std::string_view word : split_words(find_text(value).value_or(""))) list.push_back(Value(word));
  return list;
}

// Jekyll's Document#merge_categories!: the lists of both, each category once.
Value join_categories(const Value& under, const Value& over) {
  Value all = to_category_list(under);
  const Value added = to_category_list(over);
  if (added.list_if() == nullptr) return all;
  for (const Value& category : *added.list_if()) all.push_back(category);
  return all;
}

}  // namespace

Value with_defaults(const std::vector<config::Defaults>& defaults, std::string_view path, std::string_view type,
                    const Value& front_matter) {
  Value values = Value::Map();
  const config::Defaults* strongest = nullptr;
  for (const config::Defaults& candidate : defaults) {
    if (!applies(candidate, path, type)) continue;
    const Value given(candidate.values);
    const bool wins = has_precedence(strongest, candidate);
    values = wins ? merge(std::move(values), given) : merge(given, values);
    if (wins) strongest = &candidate;
  }
  if (strongest == nullptr) return front_matter;
  drop_places(values);
  const Value* under = values.find("categories");
  const Value* over = front_matter.find("categories");
  const bool both = under != nullptr && over != nullptr && type != "pages";
  Value categories = both ? join_categories(*under, *over) : Value();
  values = merge(std::move(values), front_matter);
  if (both) values.set("categories", std::move(categories));
  return values;
}

}  // namespace almanac::loader
