#include "feeds/extensions/itunes_categories.h"

#include <algorithm>
#include <span>

#include "core/text.h"

namespace almanac::feeds::extensions {
namespace {

struct Category {
  std::string_view name;
  std::string_view parts;  // with | between
};

// clang-format off
constexpr Category kPresent[] = {
    {"Arts", "Books|Design|Fashion & Beauty|Food|Performing Arts|Visual Arts"},
    {"Business", "Careers|Entrepreneurship|Investing|Management|Marketing|Non-Profit"},
    {"Comedy", "Comedy Interviews|Improv|Stand-Up"},
    {"Education", "Courses|How To|Language Learning|Self-Improvement"},
    {"Fiction", "Comedy Fiction|Drama|Science Fiction"},
    {"Government", ""},
    {"History", ""},
    {"Health & Fitness", "Alternative Health|Fitness|Medicine|Mental Health|Nutrition|Sexuality"},
    {"Kids & Family", "Education for Kids|Parenting|Pets & Animals|Stories for Kids"},
    {"Leisure", "Animation & Manga|Automotive|Aviation|Crafts|Games|Hobbies|Home & Garden|Video Games"},
    {"Music", "Music Commentary|Music History|Music Interviews"},
    {"News", "Business News|Daily News|Entertainment News|News Commentary|Politics|Sports News|Tech News"},
    {"Religion & Spirituality", "Buddhism|Christianity|Hinduism|Islam|Judaism|Spirituality"},
    {"Science", "Astronomy|Chemistry|Earth Sciences|Life Sciences|Mathematics|Natural Sciences|Nature|Physics|Social Sciences"},
    {"Society & Culture", "Documentary|Personal Journals|Philosophy|Places & Travel|Relationships"},
    {"Sports", "Baseball|Basketball|Cricket|Fantasy Sports|Football|Golf|Hockey|Rugby|Running|Soccer|Swimming|Tennis|Volleyball|Wilderness|Wrestling"},
    {"Technology", ""},
    {"True Crime", ""},
    {"TV & Film", "After Shows|Film History|Film Interviews|Film Reviews|TV Reviews"},
};

// Those of before 2019.
constexpr Category kFormer[] = {
    {"Arts", "Literature"},
    {"Arts & Entertainment", "Architecture|Design|Entertainment|Games|Performing Arts|Photography|Poetry|Science Fiction"},
    {"Audio Blogs", ""},
    {"Business", "Careers|Finance|Investing|Management & Marketing|News|Shopping"},
    {"Comedy", ""},
    {"Education", "Education Technology|Higher Education|K-12|Language Courses|Training"},
    {"Family", ""},
    {"Food", ""},
    {"Games & Hobbies", "Automotive|Aviation|Hobbies|Other Games|Video Games"},
    {"Government & Organizations", "Local|National|Non-Profit|Regional"},
    {"Health", "Alternative Health|Diet & Nutrition|Fitness|Fitness & Nutrition|Relationships|Self-Help|Sexuality"},
    {"International", "Australian|Belgian|Brazilian|Canadian|Chinese|Dutch|French|German|Hebrew|Italian|Japanese|Norwegian|Polish|Portuguese|Spanish|Swedish"},
    {"Movies & Television", ""},
    {"News & Politics", ""},
    {"Politics", ""},
    {"Public Radio", ""},
    {"Religion & Spirituality", "Buddhism|Christianity|Islam|Judaism|New Age|Philosophy|Other|Spirituality"},
    {"Science & Medicine", "Medicine|Natural Sciences|Social Sciences"},
    {"Society & Culture", "History"},
    {"Sports & Recreation", "Amateur|College & High School|Outdoor|Professional"},
    {"Talk Radio", ""},
    {"Technology", "Computers|Developers|Gadgets|Information Technology|News|Operating Systems|Podcasting|Smart Phones|Software How-To|Tech News|Text/Speech"},
    {"Transportation", "Automotive|Aviation|Bicycles|Commuting"},
    {"Travel", ""},
};
// clang-format on

bool contains(std::span<const Category> list, std::string_view name, std::string_view part) {
  for (const Category& category : list) {
    if (category.name != name) continue;
    const std::vector<std::string_view> parts = split(category.parts, '|');
    return part.empty() || std::find(parts.begin(), parts.end(), part) != parts.end();
  }
  return false;
}

}  // namespace

CategoryState find_itunes_category(std::string_view name, std::string_view part) {
  if (contains(kPresent, name, part)) return CategoryState::kPresent;
  return contains(kFormer, name, part) ? CategoryState::kFormer : CategoryState::kUnknown;
}

}  // namespace almanac::feeds::extensions
