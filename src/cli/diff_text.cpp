// The report of `almanac diff` for people at a terminal.
#include <fmt/format.h>

#include <algorithm>

#include "cli/diff_report.h"
#include "core/text.h"

namespace almanac::cli {
namespace {

using feeds::diff::Change;
using feeds::diff::KindInfo;

constexpr std::size_t kMostOnTerminal = 10;  // of a kind; the other formats tell all

// A title may be an article.
std::string cut(std::string_view text) {
  const std::string quoted = quote(text);
  return quoted.substr(1, quoted.size() - 2);
}

void write_change(Console& out, const Change& change) {
  const bool is_entry = !change.id.empty();
  std::string line = "    ";
  if (is_entry) line += change.title.empty() ? change.id : cut(change.title);
  if (is_entry && change.in_archive) line += " (in the archive only)";
  if (!change.reason.empty()) line += (is_entry ? ": " : "") + change.reason;
  if (is_entry || !change.reason.empty()) out.line(line);
  if (change.old_id.empty()) return;
  out.line("      was " + change.old_id);
  out.line("      is  " + change.id);
}

void write_kind(Console& out, const std::vector<Change>& changes, const KindInfo& kind, bool color) {
  const auto begin =
      std::find_if(changes.begin(), changes.end(), [&](const Change& one) { return one.kind == kind.kind; });
  const auto end = std::find_if(begin, changes.end(), [&](const Change& one) { return one.kind != kind.kind; });
  if (begin == end) return;
  const auto count = static_cast<std::size_t>(end - begin);
  const std::string what = begin->id.empty()
                               ? std::string(kind.sentence)
                               : fmt::format("{} {} {}", count, count == 1 ? "entry" : "entries", kind.sentence);
  const Style style = !color ? Style::kPlain : kind.disturbs ? Style::kError : Style::kGood;
  out.line({{"  "}, {what, style}});
  for (std::size_t i = 0; i < std::min(count, kMostOnTerminal); ++i)
    write_change(out, begin[static_cast<std::ptrdiff_t>(i)]);
  if (count > kMostOnTerminal) out.line(fmt::format("    ... and {} more", count - kMostOnTerminal));
}

}  // namespace

void write_text_diff(Console& out, const DiffReport& report) {
  for (const ToldTogether& group : tell_together(report.diff)) {
    out.line(group.names());
    for (const KindInfo& kind : feeds::diff::kinds()) write_kind(out, group.feeds.front()->changes, kind, report.color);
    out.line("");
  }
  out.line(count_text(report.diff));
  if (report.diff.disturbs()) out.line("subscribers would be disturbed");
}

}  // namespace almanac::cli
