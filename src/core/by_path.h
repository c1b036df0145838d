// Lists of things that each have a `path`, sorted by it.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/sort.h"

namespace almanac {

template <class Item>
void sort_by_path(std::vector<Item>& items) {
  sort_moving_once(items, [](const Item& a, const Item& b) { return a.path < b.path; });
}

// The item of that path in a sorted list; null where there is none.
template <class Items>
auto* find_by_path(Items& items, const std::string& path) {
  const auto found = std::lower_bound(items.begin(), items.end(), path,
                                      [](const auto& item, const auto& wanted) { return item.path < wanted; });
  return found == items.end() || found->path != path ? nullptr : &*found;
}

}  // namespace almanac
