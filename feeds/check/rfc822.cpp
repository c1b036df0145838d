#include "feeds/check/rfc822.h"

#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "core/text.h"

namespace almanac::feeds::check {
namespace {

constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 7> kWholeDays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                        "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct NamedZone {
  std::string_view name;
  int hours;
};
constexpr std::array<NamedZone, 11> kZones = {{{"UT", 0},
                                               {"GMT", 0},
                                               {"Z", 0},
                                               {"EST", -5},
                                               {"EDT", -4},
                                               {"CST", -6},
                                               {"CDT", -5},
                                               {"MST", -7},
                                               {"MDT", -6},
                                               {"PST", -8},
                                               {"PDT", -7}}};

template <std::size_t N>
std::optional<unsigned> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
  for (unsigned i = 0; i < N; ++i)
    if (equals_ignoring_ascii_case(names[i], name)) return i;
  return std::nullopt;
}

std::optional<int> parse_number(std::string_view text) {
  int number = 0;
  if (!is_digits(text) || text.size() > 4) return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// RFC 822 3.4.3: what is in brackets does not count; they may be nested.
std::string drop_comments(std::string_view text) {
  std::string out;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && depth > 0) {
      ++i;
    } else if (text[i] == '(') {
      ++depth;
    } else if (text[i] == ')' && depth > 0) {
      if (--depth == 0) out += ' ';
    } else if (depth == 0) {
      out += text[i];
    }
  }
  return out;
}

class DateReader {
 public:
  explicit DateReader(std::string_view text) : text_(text) {}

  Rfc822Reading read() {
    const std::string plain = drop_comments(text_);
    if (plain != text_) note("it has a comment in brackets");
    std::vector<std::string_view> words = split_words(plain);
    take_weekday(words);
    if (words.size() != 5) return fail("is not of the form Mon, 07 Jan 2019 00:00:00 +0000");
    if (!take_day(words) || !take_clock(words[3]) || !take_zone(words[4])) return std::move(reading_);
    const std::chrono::sys_days midnight{date_};
    reading_.instant = midnight + clock_ - offset_;
    check_weekday(midnight);
    check_spelling(words);
    return std::move(reading_);
  }

 private:
  Rfc822Reading fail(std::string why) {
    reading_.wrong = std::move(why);
    return std::move(reading_);
  }
  bool refuse(std::string why) {
    reading_.wrong = std::move(why);
    return false;
  }
  void note(std::string why) {
    if (reading_.problematic.empty()) reading_.problematic = std::move(why);
  }

  void take_weekday(std::vector<std::string_view>& words) {
    if (words.empty()) return;
    const std::size_t comma = words[0].find(',');
    const bool apart = comma == std::string_view::npos && words.size() > 1 && words[1].starts_with(',');
    if (comma == std::string_view::npos && !apart) return;
    const std::string_view name = words[0].substr(0, comma);
    weekday_ = find_name(kDays, name);
    if (!weekday_) return;
    if (kDays[*weekday_] != name) note("the name of the day is not written \"" + std::string(kDays[*weekday_]) + "\"");
    if (apart) {
      note("a blank stands before the comma");
      words[1].remove_prefix(1);
      words.erase(words.begin(), words.begin() + (words[1].empty() ? 2 : 1));
    } else if (words[0].size() > comma + 1) {
      note("no blank follows the comma");
      words[0].remove_prefix(comma + 1);
    } else {
      words.erase(words.begin());
    }
  }

  bool take_day(const std::vector<std::string_view>& words) {
    const auto day = words[0].size() <= 2 ? parse_number(words[0]) : std::nullopt;
    if (!day) return refuse("has no day of the month where one is expected: " + quote(words[0]));
    const auto month = find_name(kMonths, words[1]);
    if (!month) return refuse("has no English month such as \"Jan\": " + quote(words[1]));
    if (kMonths[*month] != words[1]) note("the month is not written \"" + std::string(kMonths[*month]) + "\"");
    auto year = words[2].size() == 2 || words[2].size() == 4 ? parse_number(words[2]) : std::nullopt;
    if (!year) return refuse("has no year of four digits: " + quote(words[2]));
    if (words[2].size() == 2) {
      note("the year has two digits");
      *year += *year < 50 ? 2000 : 1900;  // RFC 5322 4.3
    }
    date_ = std::chrono::year(*year) / static_cast<int>(*month + 1) / *day;
    return date_.ok() || refuse("does not exist: that month has no day " + std::to_string(*day));
  }

  bool take_clock(std::string_view clock) {
    const std::vector<std::string_view> parts = split(clock, ':');
    std::array<int, 3> numbers = {0, 0, 0};
    bool shape = parts.size() == 2 || parts.size() == 3;
    for (std::size_t i = 0; shape && i < parts.size(); ++i) {
      const auto number = parts[i].size() == 2 ? parse_number(parts[i]) : std::nullopt;
      shape = number.has_value();
      if (number) numbers[i] = *number;
    }
    if (!shape) return refuse("has no time of the form 12:30:00: " + quote(clock));
    if (numbers[0] > 23 || numbers[1] > 59 || numbers[2] > 60)
      return refuse("has a time that no clock shows: " + quote(clock));
    clock_ = std::chrono::hours(numbers[0]) + std::chrono::minutes(numbers[1]) + std::chrono::seconds(numbers[2]);
    return true;
  }

  bool take_zone(std::string_view zone) {
    for (const NamedZone& named : kZones) {
      if (!equals_ignoring_ascii_case(named.name, zone)) continue;
      if (named.name != zone) note("the zone is not written \"" + std::string(named.name) + "\"");
      offset_ = std::chrono::hours(named.hours);
      return true;
    }
    if (zone.size() == 1 && (zone[0] | 32) >= 'a' && (zone[0] | 32) <= 'z' && (zone[0] | 32) != 'j') {
      note("letters for zones were defined the wrong way round (RFC 1123 5.2.14)");
      return true;
    }
    const bool shape = zone.size() == 5 && (zone[0] == '+' || zone[0] == '-') && is_digits(zone.substr(1));
    if (!shape) return refuse("has no zone such as +0000 or GMT: " + quote(zone));
    const int hours = *parse_number(zone.substr(1, 2));
    const int minutes = *parse_number(zone.substr(3, 2));
    if (hours > 23 || minutes > 59) return refuse("has an offset that no zone has: " + quote(zone));
    if (minutes % 15 != 0) note("no zone is off by " + std::to_string(minutes) + " minutes");
    offset_ = (zone[0] == '-' ? -1 : 1) * (std::chrono::hours(hours) + std::chrono::minutes(minutes));
    return true;
  }

  void check_weekday(std::chrono::sys_days day) {
    const unsigned right = std::chrono::weekday(day).c_encoding();
    if (weekday_ && *weekday_ != right) reading_.weekday = kWholeDays[right];
  }

  // One blank between the words and nothing else.
  void check_spelling(const std::vector<std::string_view>& words) {
    std::string tidy = weekday_ ? std::string(kDays[*weekday_]) + ", " : "";
    for (std::size_t i = 0; i < words.size(); ++i) tidy.append(i == 0 ? "" : " ").append(words[i]);
    if (tidy != text_) note("its words are not separated by one blank");
  }

  std::string_view text_;
  Rfc822Reading reading_;
  std::optional<unsigned> weekday_;
  std::chrono::year_month_day date_{};
  std::chrono::seconds clock_{};
  std::chrono::minutes offset_{};
};

}  // namespace

Rfc822Reading read_rfc822(std::string_view text) { return DateReader(text).read(); }

}  // namespace almanac::feeds::check
