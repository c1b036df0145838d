#include "site/article_store.h"

#include <utility>

namespace almanac::site {

Scratch* ArticleStore::file() {
  std::call_once(once_, [&] {
    if (Result<std::unique_ptr<Scratch>> made = fs_.make_scratch(folder_)) file_ = *std::move(made);
  });
  return file_.get();
}

bool ArticleStore::put_in_file(model::PostIndex post, markdown::Article& article) {
  Scratch* const file = this->file();
  if (file == nullptr) return false;
  const Result<std::uint64_t> begin = file->add(article.page_html + article.feed_html);
  if (!begin) return false;
  places_[post] = {*begin, article.page_html.size(), article.feed_html.size(), true};
  article.page_html = std::string();
  article.feed_html = std::string();
  return true;
}

void ArticleStore::put(model::PostIndex post, markdown::Article article) {
  const std::size_t bytes = article.page_html.size() + article.feed_html.size();
  if (in_memory_ + bytes <= share_ || !put_in_file(post, article)) in_memory_ += bytes;
  kept_[post] = std::move(article);
}

std::optional<markdown::Article> ArticleStore::take(model::PostIndex post) {
  std::optional<markdown::Article> article = std::exchange(kept_[post], std::nullopt);
  const Place& place = places_[post];
  if (!article || !place.is_in_file) return article;
  const Result<std::string> html = file_->read(place.begin, place.page + place.feed);
  if (!html) return std::nullopt;
  article->page_html = html->substr(0, place.page);
  article->feed_html = html->substr(place.page);
  return article;
}

}  // namespace almanac::site
