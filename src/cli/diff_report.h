// What `almanac diff` found, written for people and for programs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "feeds/diff/changes.h"

namespace almanac::cli {

struct DiffReport {
  feeds::diff::Diff diff;
  bool color = false;
};

struct DiffFormat {
  std::string_view name;
  std::string_view summary;
  void (*write)(Console& out, const DiffReport& report);
};

std::span<const DiffFormat> diff_formats();
// Null where there is none.
const DiffFormat* find_diff_format(std::string_view name);

// Feeds whose subscribers see the same, as a site's Atom, RSS and JSON Feed: told once.
struct ToldTogether {
  std::vector<const feeds::diff::FeedDiff*> feeds;  // one at least

  std::string names() const;  // "atom.xml, rss.xml"; after six "and 12 more"
};
// Those without any change are left out.
std::vector<ToldTogether> tell_together(const feeds::diff::Diff& diff);

// "12 feeds: 3 resent, 2 new": over all feeds, each counted.
std::string count_text(const feeds::diff::Diff& diff);

void write_text_diff(Console& out, const DiffReport& report);
void write_jsonl_diff(Console& out, const DiffReport& report);
void write_github_diff(Console& out, const DiffReport& report);
void write_markdown_diff(Console& out, const DiffReport& report);

}  // namespace almanac::cli
