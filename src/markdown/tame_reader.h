// Reads what tame_html() wrote without making a tree of it, where its tags nest so well that HTML's parser would make
// of them what they say: no tag implied, moved or closed by another. Most raw HTML of posts is such, and gumbo takes
// ten times as long.
#pragma once

#include <string_view>
#include <vector>

namespace almanac::markdown {

struct TameAttribute {
  std::string_view name;
  std::string_view value;  // decoded; lives as long as the call that it is handed to
};
using TameAttributes = std::vector<TameAttribute>;

// Who is told what the HTML has, in its order.
class TameHandler {
 public:
  virtual void open(std::string_view name, const TameAttributes& attributes) = 0;
  virtual void close() = 0;  // also after an element that has no content
  virtual void text(std::string_view text) = 0;
  virtual void mark() = 0;  // the comment kMark

 protected:
  ~TameHandler() = default;
};

// False where it needs HTML's parser after all; what the handler was told by then is of no use. `html`: of tame_html().
bool read_tame_html(std::string_view html, TameHandler& handler);

}  // namespace almanac::markdown
