// The report of `almanac diff` as a comment for a pull request (GitHub Flavored Markdown).
#include <fmt/format.h>

#include <algorithm>

#include "cli/diff_report.h"
#include "core/html.h"
#include "core/text.h"

namespace almanac::cli {
namespace {

using feeds::diff::Change;
using feeds::diff::KindInfo;

constexpr std::size_t kMostInComment = 20;  // of a kind: a comment has a limit

// A text that means nothing else in Markdown, on one line, and names no one ("@name").
std::string escape(std::string_view text) {
  std::string escaped;
  for (const char c : squeeze(text)) {
    if (std::string_view("\\`*_[]()#|~!").find(c) != std::string_view::npos) escaped += '\\';
    if (c == '<')
      escaped += "&lt;";
    else if (c == '&')
      escaped += "&amp;";
    else if (c == '@')
      escaped += "&#64;";
    else
      escaped += c;
  }
  return escaped;
}

std::string code(std::string_view text) {
  return "<code>" + replace_all(replace_all(escape_html(squeeze(text)), "|", "&#124;"), "@", "&#64;") + "</code>";
}

bool is_web(const std::string& url) {
  return (url.starts_with("https://") || url.starts_with("http://")) &&
         url.find_first_of(" <>()") == std::string::npos && url == escape_controls(url);
}

std::string to_line(const Change& change) {
  std::string line = change.title.empty() ? code(change.id) : escape(change.title);
  if (change.id.empty()) return "- " + code(change.reason);
  if (is_web(change.url) && !change.title.empty()) line = fmt::format("[{}]({})", line, change.url);
  if (change.in_archive) line += " (in the archive only)";
  if (!change.reason.empty()) line += ": " + escape(change.reason);
  if (!change.old_id.empty()) line += fmt::format("<br>{} → {}", code(change.old_id), code(change.id));
  return "- " + line;
}

void write_kind(Console& out, const std::vector<Change>& changes, const KindInfo& kind) {
  const auto is_of_kind = [&](const Change& change) { return change.kind == kind.kind; };
  const auto count = static_cast<std::size_t>(std::count_if(changes.begin(), changes.end(), is_of_kind));
  if (count == 0) return;
  const Change& first = *std::find_if(changes.begin(), changes.end(), is_of_kind);
  out.line("");
  out.line(fmt::format("{} **{}{}**", kind.disturbs ? "⚠️" : "✅", first.id.empty() ? "" : fmt::format("{} ", count),
                       kind.sentence));
  std::size_t shown = 0;
  if (!first.id.empty() || !first.reason.empty()) out.line("");
  for (const Change& change : changes)
    if (is_of_kind(change) && (!change.id.empty() || !change.reason.empty()) && ++shown <= kMostInComment)
      out.line(to_line(change));
  if (count > kMostInComment) out.line(fmt::format("- … and {} more", count - kMostInComment));
}

}  // namespace

void write_markdown_diff(Console& out, const DiffReport& report) {
  out.lines("### What subscribers will see\n\n");
  out.line((report.diff.disturbs() ? "**Subscribers would be disturbed.** " : "Nobody is disturbed. ") +
           escape(count_text(report.diff)) + ".");
  for (const ToldTogether& group : tell_together(report.diff)) {
    out.line("");
    out.line("#### " + escape(group.names()));
    for (const KindInfo& kind : feeds::diff::kinds()) write_kind(out, group.feeds.front()->changes, kind);
  }
}

}  // namespace almanac::cli
