#include "core/sort.h"

#include <doctest/doctest.h>

#include <memory>

namespace almanac {

TEST_CASE("core sort: items that can only be moved come into order, none is lost") {
  std::vector<std::unique_ptr<int>> items;
  for (const int number : {3, 1, 2, 1}) items.push_back(std::make_unique<int>(number));
  const auto is_before = [](const auto& a, const auto& b) { return *a < *b; };
  sort_moving_once(items, is_before);
  REQUIRE(items.size() == 4);
  for (std::size_t i = 0; i < items.size(); ++i) CHECK(*items[i] == std::vector{1, 1, 2, 3}[i]);
  const int* const first = items[0].get();
  sort_moving_once(items, is_before);
  CHECK(items[0].get() == first);
}

}  // namespace almanac
