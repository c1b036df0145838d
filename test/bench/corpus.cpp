// Writes a blog to measure with: posts of our own text, made from a seed, the same on every machine.
// usage: bench_corpus FOLDER POSTS [--tags N] [--tags-per-post N] [--months N] [--authors N] [--links N] [--bytes N]
//                                  [--hub]   every post links the first one
// FOLDER/_posts gets the posts; a file that is there is written over.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "prose.h"

namespace almanac::bench {
namespace {

struct Plan {
  std::filesystem::path folder;
  std::size_t posts = 0;
  std::size_t tags = 0;
  std::size_t tags_per_post = 3;
  std::size_t months = 0;
  std::size_t authors = 0;
  std::size_t links = 3;  // to other posts, the most of a post
  std::size_t bytes = 0;  // of a post, on average
  bool hub = false;
};

struct Post {
  std::string day;  // 2018-12-06
  std::string slug;
  std::string title;
  bool is_review = false;

  std::string address() const { return "/blog/" + day.substr(0, 4) + "/" + day.substr(5, 2) + "/" + slug + "/"; }
};

constexpr std::string_view kMonthNames[] = {"January", "February", "March",     "April",   "May",      "June",
                                            "July",    "August",   "September", "October", "November", "December"};
constexpr std::chrono::year_month kLastMonth = std::chrono::year(2024) / std::chrono::December;

std::string padded(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string to_slug(std::string_view title, std::size_t number) {
  std::string slug;
  for (char c : title) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool is_letter = c >= 'a' && c <= 'z';
    if (is_letter) slug += c;
    if (!is_letter && !slug.ends_with('-')) slug += '-';
  }
  return slug + "-" + std::to_string(number);
}

// The first post of a month, in its first days, reviews the month before.
Post plan_post(const Plan& plan, std::size_t number) {
  Random random(number * 2 + 1);
  const std::size_t month_index = number * plan.months / plan.posts;
  const bool is_first = number == 0 || (number - 1) * plan.months / plan.posts != month_index;
  const auto back = std::chrono::months(static_cast<int>(plan.months - 1 - month_index));
  const std::chrono::year_month month = kLastMonth - back;
  const unsigned day = static_cast<unsigned>(is_first ? 1 + random.below(7) : 8 + random.below(21));
  Post post;
  post.is_review = is_first && plan.months > 1 && plan.posts / plan.months >= 5;
  post.day = std::to_string(static_cast<int>(month.year())) + "-" + padded(static_cast<unsigned>(month.month())) + "-" +
             padded(day);
  const std::chrono::year_month before = month - std::chrono::months(1);
  post.title = post.is_review ? std::string(kMonthNames[static_cast<unsigned>(before.month()) - 1]) + " Review"
                              : make_title(random, make_name(random.skewed(plan.tags)));
  post.slug = to_slug(post.title, number);
  return post;
}

// Some of the posts before, the newer ones more often.
std::vector<std::string> choose_links(const Plan& plan, const std::vector<Post>& posts, std::size_t number,
                                      std::size_t count, Random& random) {
  std::vector<std::string> links;
  if (plan.hub && number > 0) links.push_back(posts[0].address());
  if (number == 0) return links;
  for (std::size_t i = 0; i < count; ++i) links.push_back(posts[number - 1 - random.skewed(number)].address());
  return links;
}

std::string front_matter(const Post& post, const std::vector<std::string>& tags, const std::string& author,
                         Random& random) {
  std::string text = "---\ntitle: \"" + post.title + "\"\ndate: " + post.day + "T" +
                     padded(static_cast<unsigned>(random.below(24))) + ":" +
                     padded(static_cast<unsigned>(random.below(60))) + ":00Z\nauthor: " + author + "\ntags:\n";
  for (const std::string& tag : tags) text += "  - " + tag + "\n";
  // For hugo, which has no archive of its own: a month and a year are terms.
  text += "months: \"" + post.day.substr(0, 7) + "\"\nyears: \"" + post.day.substr(0, 4) + "\"\n";
  return text + "---\n\n";
}

std::string make_post(const Plan& plan, const std::vector<Post>& posts, std::size_t number) {
  Random random(number * 2 + 2);
  const Post& post = posts[number];
  std::vector<std::string> tags;
  for (std::size_t i = 0; i < plan.tags_per_post; ++i) {
    const std::string tag = make_name(random.skewed(plan.tags));
    if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
  }
  const std::size_t person = random.skewed(plan.authors);
  std::string author = make_name(100000 + person) + " " + make_name(200000 + person % 40);
  author[0] = static_cast<char>(author[0] - 'a' + 'A');
  ProseOptions prose;
  const double spread = std::exp(random.fraction() + random.fraction() + random.fraction() - 1.5);  // mean 1.13
  prose.bytes = static_cast<std::size_t>(static_cast<double>(plan.bytes) * spread * (post.is_review ? 1.5 : 0.76));
  prose.subjects = tags;
  for (int i = 0; i < 6; ++i) prose.subjects.push_back(make_name(300000 + random.skewed(5000)));
  prose.links =
      choose_links(plan, posts, number, post.is_review ? plan.links * 3 : random.below(plan.links + 1), random);
  if (post.is_review || random.chance(0.2))
    prose.further = choose_links(plan, posts, number, random.below(plan.links + 1), random);
  prose.raw_html = random.chance(0.16);
  return front_matter(post, tags, author, random) + make_markdown(random, prose);
}

void write_corpus(const Plan& plan) {
  std::vector<Post> posts;
  for (std::size_t i = 0; i < plan.posts; ++i) posts.push_back(plan_post(plan, i));
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < plan.posts; ++i) {
    const std::filesystem::path folder = plan.folder / "_posts" / posts[i].day.substr(0, 4);
    std::filesystem::create_directories(folder);
    const std::string text = make_post(plan, posts, i);
    std::ofstream(folder / (posts[i].day + "-" + posts[i].slug + ".md"), std::ios::binary) << text;
    bytes += text.size();
  }
  std::cout << plan.posts << " posts, " << bytes / plan.posts << " bytes each\n";
}

}  // namespace
}  // namespace almanac::bench

int main(int argc, char** argv) {
  using almanac::bench::Plan;
  if (argc < 3) {
    std::cerr << "usage: bench_corpus FOLDER POSTS [--tags N] [--tags-per-post N] [--months N] [--authors N] [--links "
                 "N] [--bytes N] [--hub]\n";
    return 2;
  }
  std::map<std::string, std::size_t> given;
  for (int i = 3; i < argc; ++i) {
    const std::string name = argv[i];
    given[name] = name == "--hub" || i + 1 == argc ? 1 : std::strtoul(argv[++i], nullptr, 10);
  }
  Plan plan;
  plan.folder = argv[1];
  plan.posts = std::max(1UL, std::strtoul(argv[2], nullptr, 10));
  auto choose = [&](const char* name, std::size_t usual) { return given.contains(name) ? given[name] : usual; };
  plan.tags = choose("--tags", 20 + plan.posts / 26);
  plan.tags_per_post = choose("--tags-per-post", 3);
  plan.months = choose("--months", std::clamp(plan.posts / 40, 12UL, 240UL));
  plan.authors = choose("--authors", 5 + plan.posts / 250);
  plan.links = choose("--links", 3);
  plan.bytes = choose("--bytes", 6100);
  plan.hub = given.contains("--hub");
  almanac::bench::write_corpus(plan);
}
