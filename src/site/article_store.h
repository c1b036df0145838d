// The articles of posts between their rendering and the writing of their pages: in memory as far as they fit into a
// share of it, the rest in a file without a name beside the output.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "markdown/article.h"
#include "model/library.h"
#include "site/overflow.h"

namespace almanac::site {

class ArticleStore {
 public:
  // `folder`: where the file may lie. `share`: bytes of HTML that are kept in memory.
  ArticleStore(FileSystem& fs, std::string folder, std::size_t posts, std::size_t share)
      : overflow_(fs, std::move(folder), share), kept_(posts), places_(posts) {}

  // Both once for each post, thread-safe for different posts. Where the file cannot be written, memory is taken for it.
  void put(model::PostIndex post, markdown::Article article);
  // Nothing where none was put, or the file cannot be read any more.
  std::optional<markdown::Article> take(model::PostIndex post);

 private:
  struct Place {
    std::uint64_t begin = 0;
    std::size_t page = 0;  // bytes of HTML
    std::size_t feed = 0;
    bool is_in_file = false;
  };

  Overflow overflow_;
  std::vector<std::optional<markdown::Article>> kept_;  // where it is in the file: without its HTML
  std::vector<Place> places_;
};

}  // namespace almanac::site
