// Sorting of large items.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace almanac {

// As std::sort, but each item is moved once, and none where all are in order. `is_before(a, b)` is a strict weak order.
template <class Item, class IsBefore>
void sort_moving_once(std::vector<Item>& items, IsBefore is_before) {
  std::vector<Item*> order;
  order.reserve(items.size());
  for (Item& item : items) order.push_back(&item);
  const auto comes_first = [&](const Item* a, const Item* b) { return is_before(*a, *b); };
  if (std::is_sorted(order.begin(), order.end(), comes_first)) return;
  std::sort(order.begin(), order.end(), comes_first);
  std::vector<Item> sorted;
  sorted.reserve(items.size());
  for (Item* item : order) sorted.push_back(std::move(*item));
  items = std::move(sorted);
}

}  // namespace almanac
