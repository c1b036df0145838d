#include "core/html/entities.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace almanac::html {

namespace {

struct Entity {
  char name[33];  // ends with NUL, which sorts before every letter
  char text[7];
};

constexpr Entity kEntities[] = {
#include "core/html/entity_table.inc"
};
constexpr std::size_t kCount = std::size(kEntities);

// kFirst[c] to kFirst[c + 1] are the rows whose names begin with c.
constexpr auto kFirst = [] {
  std::array<std::uint16_t, 129> first{};
  std::size_t row = 0;
  for (std::size_t c = 0; c < first.size(); ++c) {
    while (row < kCount && static_cast<unsigned char>(kEntities[row].name[0]) < c) ++row;
    first[c] = static_cast<std::uint16_t>(row);
  }
  return first;
}();

}  // namespace

EntityMatch find_entity(std::string_view text) {
  EntityMatch match;
  if (text.empty() || static_cast<unsigned char>(text[0]) >= 128) return match;
  const auto first = static_cast<unsigned char>(text[0]);
  const Entity* low = kEntities + kFirst[first];
  const Entity* high = kEntities + kFirst[first + 1U];
  for (std::size_t i = 1; low != high; ++i) {
    // Rows low to high agree with the text in the first i characters; a name of just that length comes first.
    if (low->name[i] == '\0') match = {i, low->text};
    if (i == text.size() || text[i] == '\0') break;
    const auto before = [i](const Entity& row, char c) { return row.name[i] < c; };
    const auto after = [i](char c, const Entity& row) { return c < row.name[i]; };
    low = std::lower_bound(low, high, text[i], before);
    high = std::upper_bound(low, high, text[i], after);
  }
  return match;
}

}  // namespace almanac::html
