// Lists of things that each have a `path`, sorted by it.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace almanac {

// Moves each item once.
template <class Item>
void sort_by_path(std::vector<Item>& items) {
  std::vector<Item*> order;
  order.reserve(items.size());
  for (Item& item : items) order.push_back(&item);
  const auto is_before = [](const Item* a, const Item* b) { return a->path < b->path; };
  if (std::is_sorted(order.begin(), order.end(), is_before)) return;
  std::sort(order.begin(), order.end(), is_before);
  std::vector<Item> sorted;
  sorted.reserve(items.size());
  for (Item* item : order) sorted.push_back(std::move(*item));
  items = std::move(sorted);
}

// The item of that path in a sorted list; null where there is none.
template <class Items>
auto* find_by_path(Items& items, const std::string& path) {
  const auto found = std::lower_bound(items.begin(), items.end(), path,
                                      [](const auto& item, const auto& wanted) { return item.path < wanted; });
  return found == items.end() || found->path != path ? nullptr : &*found;
}

}  // namespace almanac
