// Text that reads, from afar, like an engineers' blog, and is our own: words, sentences and the Markdown made of them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "random.h"

namespace almanac::bench {

// A name that no language has, always the same for a number: of projects, tags, people.
std::string make_name(std::uint64_t number);

struct ProseOptions {
  std::size_t bytes = 5800;           // of the text, about
  std::vector<std::string> subjects;  // words that the text is about
  std::vector<std::string> links;     // paths from the site's root; each is linked once
  std::vector<std::string> further;   // the same, listed under "More reading"
  bool raw_html = false;
};

// The title of a post: "Faster queues in Kelmo".
std::string make_title(Random& random, const std::string& subject);
std::string make_markdown(Random& random, const ProseOptions& options);

}  // namespace almanac::bench
