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
  // The last one before it in reading order that is older than it in the library: what its author could link. Differs
  // from the one before where a review was written late.
  std::optional<model::PostIndex> known_before;
};

struct Series {
  std::string name;
  std::string slug;               // model::to_group_slug
  std::string path;               // archive/addresses.h
  std::vector<SeriesPost> posts;  // in reading order: by the month covered (where none: of the post's day), then oldest
                                  // first in the library's order
  std::vector<Month> missing;     // between the first and the last month covered: those without a review
  bool is_review = false;         // a post covers a month
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
  // SeriesPost::known_before; nothing for a post of no series.
  std::optional<model::PostIndex> known_before(model::PostIndex post) const;
};

// The month that a title says its post covers. The title is, in this order and without regard to case: a month's name
// (whole or short, in `language` or English), "'s" or nothing, a year of four digits or nothing, one of the review
// words as a whole word; between these are blanks and at most one hyphen or dash. So "December Review", "Dec. 2018
// Report", "December's Review", "Dezember-Rückblick"; not "May I review", "December Monthly Review". Without a year it
// is the newest such month not after `day`: "December Review - ..." of 2019-01-07 is of 2018-12; a year in the title
// wins.
std::optional<Month> find_covered_month(std::string_view title, Day day, std::string_view language,
                                        const std::vector<std::string>& review_words);

// A post belongs to the series that its front matter names; else to Settings::review_series, where `covers` in front
// matter or its title gives it a month. In that series, `covers` wins over the title; in others only `covers` counts.
// Two reviews of one month are a warning; both stay. Names are merged and checked by model::group_names().
SeriesList make_series(const model::Library& library, const config::Settings& settings, Findings& findings);

}  // namespace almanac::archive
