// The report of `almanac diff` for people at a terminal.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "cli/diff_report.h"
#include "core/text.h"

namespace almanac::cli {
namespace {

using feeds::diff::Change;
using feeds::diff::KindInfo;

constexpr std::size_t kMostOnTerminal = 10;  // of a kind; the other formats tell all

// What came from a feed goes to a terminal: without its control characters.
std::string clean(std::string_view text) {
  const std::string quoted = quote(text);
  return quoted.substr(1, quoted.size() - 2);
}

// An id or address, whole, unless it has characters that a terminal would obey.
std::string clean_id(const std::string& id) {
  const bool is_plain =
      std::none_of(id.begin(), id.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return is_plain ? id : clean(id);
}

void write_change(std::ostream& out, const Change& change) {
  const bool is_entry = !change.id.empty();
  if (is_entry) out << "    " << (change.title.empty() ? clean_id(change.id) : clean(change.title));
  if (is_entry && change.in_archive) out << " (in the archive only)";
  if (!change.reason.empty()) out << (is_entry ? ": " : "    ") << clean_id(change.reason);
  if (is_entry || !change.reason.empty()) out << '\n';
  if (!change.old_id.empty())
    out << "      was " << clean_id(change.old_id) << "\n      is  " << clean_id(change.id) << '\n';
}

void write_kind(std::ostream& out, const std::vector<Change>& changes, const KindInfo& kind, bool color) {
  const auto begin =
      std::find_if(changes.begin(), changes.end(), [&](const Change& one) { return one.kind == kind.kind; });
  const auto end = std::find_if(begin, changes.end(), [&](const Change& one) { return one.kind != kind.kind; });
  if (begin == end) return;
  const auto count = static_cast<std::size_t>(end - begin);
  const std::string what = begin->id.empty()
                               ? std::string(kind.sentence)
                               : fmt::format("{} {} {}", count, count == 1 ? "entry" : "entries", kind.sentence);
  const std::string_view paint = kind.disturbs ? "\033[1;31m" : "\033[1;32m";
  out << "  " << (color ? paint : "") << what << (color ? "\033[0m" : "") << '\n';
  for (std::size_t i = 0; i < std::min(count, kMostOnTerminal); ++i)
    write_change(out, begin[static_cast<std::ptrdiff_t>(i)]);
  if (count > kMostOnTerminal) out << fmt::format("    ... and {} more\n", count - kMostOnTerminal);
}

}  // namespace

void write_text_diff(std::ostream& out, const DiffReport& report) {
  for (const ToldTogether& group : tell_together(report.diff)) {
    out << group.names() << '\n';
    for (const KindInfo& kind : feeds::diff::kinds()) write_kind(out, group.feeds.front()->changes, kind, report.color);
    out << '\n';
  }
  out << count_text(report.diff) << '\n';
  if (report.diff.disturbs()) out << "subscribers would be disturbed\n";
}

}  // namespace almanac::cli
