#include "markdown/html_pair.h"

#include "markdown/characters.h"
#include "markdown/html_text.h"

namespace almanac::markdown {

void HtmlPair::fresh_line() {
  if (!page.empty() && page.back() != '\n') page += '\n';
  if (!feed.empty() && feed.back() != '\n') feed += '\n';
}

void HtmlPair::text(std::string_view text) {
  const std::size_t start = page.size();
  append_escaped(page, text);
  const std::string_view written = std::string_view(page).substr(start);
  if (careful_)
    feed += without_bad(written);
  else
    feed += written;
}

}  // namespace almanac::markdown
