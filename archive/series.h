// Series: posts that belong together in an order. Those that front matter names, and the monthly reviews, found by
// their titles.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/settings.h"
#include "core/finding.h"
#include "core/time.h"
#include "model/library.h"

namespace almanac::archive {

struct SeriesPost {
  model::PostIndex post = 0;
  std::optional<Month> covers;  // the month that a review is about
};

struct Series {
  std::string name;
  std::string slug;               // model::to_group_slug
  std::string path;               // archive/addresses.h
  std::vector<SeriesPost> posts;  // in reading order, oldest first: by the month covered, else by the library's order
  std::vector<Month> missing;     // between the first and the last month covered: those without a review
  bool is_review = false;         // the posts cover months
};

struct SeriesList {
  std::vector<Series> series;  // sorted by slug
  struct Membership {
    std::size_t series = 0;    // into `series`
    std::size_t position = 0;  // into Series::posts
  };
  std::vector<std::optional<Membership>> of_post;  // by PostIndex

  // The post before and after in its series; nothing where there is none.
  std::optional<model::PostIndex> before(model::PostIndex post) const;
  std::optional<model::PostIndex> after(model::PostIndex post) const;
};

// The month that a title says its post covers: it begins with a month's name (whole or short, in `language` or English)
// and goes on with one of the review words; the newest such month not after `day`. "December Review - ..." of
// 2019-01-07: 2018-12.
std::optional<Month> find_covered_month(std::string_view title, Day day, std::string_view language,
                                        const std::vector<std::string>& review_words);

// `series` and `covers` in front matter win over the title. Two reviews of one month are a warning; both stay.
SeriesList make_series(const model::Library& library, const config::Settings& settings, Findings& findings);

}  // namespace almanac::archive
