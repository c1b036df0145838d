#include "cli/rule_pages.h"

#include <array>
#include <utility>
#include <vector>

#include "core/embedded.h"
#include "core/text.h"

namespace almanac::cli {
namespace {

// The part under "## NAME", up to the next heading of that rank; headings inside samples do not count.
std::optional<std::string_view> find_section(std::string_view page, std::string_view name) {
  const std::string heading = "## " + std::string(name);
  std::size_t start = std::string_view::npos;
  bool in_sample = false;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t end = std::min(page.find('\n', at), page.size());
    const std::string_view line = page.substr(at, end - at);
    if (line.starts_with("```")) in_sample = !in_sample;
    const bool is_heading = !in_sample && line.starts_with("## ");
    if (is_heading && start != std::string_view::npos) return page.substr(start, at - start);
    at = std::min(end + 1, page.size());
    if (is_heading && trim(line) == heading) start = at;
  }
  if (start == std::string_view::npos) return std::nullopt;
  return page.substr(start);
}

std::string without_marks(std::string_view line) {
  while (line.starts_with('#')) line.remove_prefix(1);
  return replace_all(replace_all(trim(line), "**", ""), "`", "");
}

// "```item bad type=text/html": "Bad, served as text/html:".
std::string sample_heading(std::string_view fence) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kOptions = {
      {{"type=", ", served as "}, {"address=", ", published at "}, {"now=", ", on "}, {"encoding=", ", written in "}}};
  const std::vector<std::string_view> words = split_words(fence.substr(3));
  std::string heading = words.size() > 1 && words[1] == "bad" ? "Bad" : "Good";
  for (std::size_t i = 2; i < words.size(); ++i)
    for (const auto& [option, text] : kOptions)
      if (words[i].starts_with(option)) heading.append(text).append(words[i].substr(option.size()));
  return heading + ":";
}

}  // namespace

std::optional<RulePage> find_rule_page(std::string_view rule) {
  for (const embedded::EmbeddedFile& file : embedded::rule_pages())
    if (const auto section = find_section(file.bytes, rule)) return RulePage{rule, trim(*section)};
  return std::nullopt;
}

std::string to_readable_text(const RulePage& page) {
  std::string text;
  bool in_sample = false;
  for (const std::string_view line : split(page.markdown, '\n')) {
    if (line.starts_with("```")) {
      in_sample = !in_sample;
      if (in_sample) text += sample_heading(line) + "\n\n";
    } else if (in_sample) {
      text += (line.empty() ? "" : "    " + std::string(line)) + '\n';
    } else {
      text += without_marks(line) + '\n';
    }
  }
  return text;
}

}  // namespace almanac::cli
