#include "config/permalink.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "config/folders.h"
#include "core/filesystem.h"
#include "core/text.h"
#include "core/unicode.h"
#include "core/url.h"

namespace almanac::config {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kDays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};

// The parts of a local time that placeholders name.
struct Parts {
  explicit Parts(LocalTime time)
      : day(to_day(time)),
        clock(time - std::chrono::floor<std::chrono::days>(time)),
        weekday(std::chrono::floor<std::chrono::days>(time)) {
    const auto days = std::chrono::floor<std::chrono::days>(time);
    // ISO 8601: a week belongs to the year of its Thursday.
    const auto thursday = days + std::chrono::days(4 - static_cast<int>(weekday.iso_encoding()));
    week_year = Day(thursday).year();
    week = (thursday - std::chrono::local_days(week_year / 1 / 1)).count() / 7 + 1;
    day_of_year = (days - std::chrono::local_days(day.year() / 1 / 1)).count() + 1;
  }

  int year() const { return static_cast<int>(day.year()); }
  unsigned month() const { return static_cast<unsigned>(day.month()); }
  unsigned day_of_month() const { return static_cast<unsigned>(day.day()); }

  Day day;
  std::chrono::hh_mm_ss<std::chrono::seconds> clock;
  std::chrono::weekday weekday;
  std::chrono::year week_year{};
  std::int64_t week = 0;
  std::int64_t day_of_year = 0;
};

std::string join_categories(const std::vector<std::string>& categories, bool slugified) {
  std::vector<std::string> parts;
  std::unordered_set<std::string> seen;
  for (const std::string& category : categories) {
    std::string part = slugified ? slugify(category, SlugMode::kDefault) : to_lower(category);
    if (seen.insert(part).second) parts.push_back(std::move(part));
  }
  return join(parts, "/");
}

std::string month_text(const Parts& parts) { return std::string(kMonths.at(parts.month() - 1)); }
std::string day_text(const Parts& parts) { return std::string(kDays.at(parts.weekday.c_encoding())); }

using Values = PermalinkValues;

struct Placeholder {
  std::string_view name;
  std::string (*make)(const Values& values, const Parts& parts);
};

// Jekyll's documentation, page "Permalinks".
const std::array kPlaceholders = {
    Placeholder{"year", [](const Values&, const Parts& p) { return fmt::format("{:04}", p.year()); }},
    Placeholder{"short_year", [](const Values&, const Parts& p) { return fmt::format("{:02}", p.year() % 100); }},
    Placeholder{"month", [](const Values&, const Parts& p) { return fmt::format("{:02}", p.month()); }},
    Placeholder{"i_month", [](const Values&, const Parts& p) { return fmt::format("{}", p.month()); }},
    Placeholder{"short_month", [](const Values&, const Parts& p) { return month_text(p).substr(0, 3); }},
    Placeholder{"long_month", [](const Values&, const Parts& p) { return month_text(p); }},
    Placeholder{"day", [](const Values&, const Parts& p) { return fmt::format("{:02}", p.day_of_month()); }},
    Placeholder{"i_day", [](const Values&, const Parts& p) { return fmt::format("{}", p.day_of_month()); }},
    Placeholder{"y_day", [](const Values&, const Parts& p) { return fmt::format("{:03}", p.day_of_year); }},
    Placeholder{"w_year",
                [](const Values&, const Parts& p) { return fmt::format("{:04}", static_cast<int>(p.week_year)); }},
    Placeholder{"week", [](const Values&, const Parts& p) { return fmt::format("{:02}", p.week); }},
    Placeholder{"w_day", [](const Values&, const Parts& p) { return fmt::format("{}", p.weekday.iso_encoding()); }},
    Placeholder{"short_day", [](const Values&, const Parts& p) { return day_text(p).substr(0, 3); }},
    Placeholder{"long_day", [](const Values&, const Parts& p) { return day_text(p); }},
    Placeholder{"hour", [](const Values&, const Parts& p) { return fmt::format("{:02}", p.clock.hours().count()); }},
    Placeholder{"minute",
                [](const Values&, const Parts& p) { return fmt::format("{:02}", p.clock.minutes().count()); }},
    Placeholder{"second",
                [](const Values&, const Parts& p) { return fmt::format("{:02}", p.clock.seconds().count()); }},
    Placeholder{"title", [](const Values& v, const Parts&) { return slugify(v.slug, SlugMode::kPretty); }},
    Placeholder{"slug", [](const Values& v, const Parts&) { return slugify(v.slug, SlugMode::kDefault); }},
    Placeholder{"name", [](const Values& v, const Parts&) { return slugify(v.stem, SlugMode::kDefault); }},
    Placeholder{"path", [](const Values& v, const Parts&) { return v.path; }},
    Placeholder{"categories", [](const Values& v, const Parts&) { return join_categories(v.categories, false); }},
    Placeholder{"slugified_categories",
                [](const Values& v, const Parts&) { return join_categories(v.categories, true); }},
    Placeholder{"collection", [](const Values&, const Parts&) { return std::string("posts"); }},
    Placeholder{"output_ext", [](const Values&, const Parts&) { return std::string(".html"); }},
};

const Placeholder* find_placeholder(std::string_view name) {
  for (const Placeholder& placeholder : kPlaceholders)
    if (placeholder.name == name) return &placeholder;
  return nullptr;
}

std::string unknown_placeholder(std::string_view name) {
  std::vector<std::string> names;
  for (const Placeholder& placeholder : kPlaceholders) names.emplace_back(placeholder.name);
  const std::optional<std::string> nearest = find_nearest(name, names);
  return "has the unknown placeholder " + quote(":" + std::string(name)) +
         (nearest ? ": did you mean " + quote(":" + *nearest) + "?" : ": take it out");
}

bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

// Jekyll's URL#sanitize_url: no "..", no "./", no "//".
std::string sanitize(std::string_view url) {
  const std::string path = replace_all(replace_all("/" + std::string(url), "..", "/"), "./", "");
  std::string out;
  for (char c : path)
    if (c != '/' || !out.ends_with('/')) out += c;
  return out;
}

}  // namespace

std::string slugify(std::string_view text, SlugMode mode) {
  constexpr std::string_view kPrettyToo = "._~!$&'()+,;=@";
  std::string slug;
  bool in_run = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    const bool pretty = mode == SlugMode::kPretty && c.value < 0x80 &&
                        kPrettyToo.find(static_cast<char>(c.value)) != std::string_view::npos;
    const bool kept = pretty || is_letter_or_digit(c.value);
    if (kept)
      slug.append(text.substr(i, c.bytes));
    else if (!in_run)
      slug += '-';
    in_run = !kept;
    i += c.bytes;
  }
  if (slug.starts_with('-')) slug.erase(0, 1);
  if (slug.ends_with('-')) slug.pop_back();
  return mode == SlugMode::kPretty ? slug : to_lower(slug);
}

Result<std::string> expand_permalink(std::string_view permalink, const PermalinkValues& values) {
  const Parts parts(values.time);
  std::string url;
  for (std::size_t i = 0; i < permalink.size();) {
    std::size_t end = i + 1;
    if (permalink[i] == ':')
      while (end < permalink.size() && is_name_char(permalink[end])) ++end;
    std::string_view name = permalink.substr(i + 1, end - i - 1);
    if (permalink[i] != ':' || name.empty()) {
      url += permalink[i++];
      continue;
    }
    const Placeholder* found = find_placeholder(name);
    // ":year_:month": the name reaches to the last underscore.
    if (found == nullptr && name.ends_with('_')) {
      name.remove_suffix(1), --end;
      found = find_placeholder(name);
    }
    if (found == nullptr) return Error{unknown_placeholder(name)};
    url += encode_path(found->make(values, parts));
    i = end;
  }
  return to_uri(sanitize(url));
}

Status check_permalink(std::string_view permalink) {
  if (permalink.size() > kLongestPath) return Error{"is longer than the 4095 bytes that a path may have: shorten it"};
  std::string_view path = without_query(permalink);
  while (path.starts_with('/')) path.remove_prefix(1);
  if (!inner_path(decode_path(path).value_or(std::string(path)))) return Error{"leaves the site: take out the \"..\""};
  const Result<std::string> expanded = expand_permalink(permalink, {});
  return expanded ? Status() : expanded.error();
}

}  // namespace almanac::config
