// What a ByteReader makes of bytes that no ByteWriter wrote.
#include "core/bytes.h"

#include <doctest/doctest.h>

#include "core/looks.h"
#include "model/post_bytes.h"
#include "site/cache.h"
#include "site/facts_bytes.h"

namespace almanac::test {
namespace {

using std::chrono::year;

template <class T>
std::string written(const T& value) {
  return to_bytes(value);
}

model::Post sample_post() {
  model::Post post;
  post.path = "_posts/a.md";
  post.title = "A";
  post.url_path = "/a/";
  post.day = year(2024) / 1 / 2;
  post.banner = model::Image{"img/a.png", "", true};
  post.covers = year(2023) / 12;
  post.places = model::FieldPlaces({{"tags", "a", 3, 4}});
  return post;
}

bool is_read(const model::Post& post) { return parse_bytes<model::Post>(to_bytes(post)).has_value(); }

}  // namespace

TEST_CASE("bytes: what was written is read") {
  const std::optional<model::Post> post = parse_bytes<model::Post>(to_bytes(sample_post()));
  REQUIRE(post);
  CHECK(to_bytes(*post) == to_bytes(sample_post()));
  CHECK(post->places.list().front().column == 4);
}

TEST_CASE("bytes: whatever is cut off, added or changed is never read as a whole that it is not") {
  const std::string bytes = to_bytes(sample_post());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    CHECK_FALSE(parse_bytes<model::Post>(bytes.substr(0, i)));
    for (const int to : {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
      std::string changed = bytes;
      changed[i] = static_cast<char>(to);
      if (const auto post = parse_bytes<model::Post>(changed)) CHECK(is_read(*post));
    }
  }
  CHECK_FALSE(parse_bytes<model::Post>(bytes + '\0'));
}

TEST_CASE("bytes: an enum has one of its values") {
  CHECK(parse_bytes<Severity>("\2") == Severity::kError);
  CHECK_FALSE(parse_bytes<Severity>("\3"));
  CHECK_FALSE(parse_bytes<archive::Reason>("\x7F"));
  CHECK_FALSE(parse_bytes<Look::Kind>("\5"));
  CHECK_FALSE(parse_bytes<site::Lookup::Kind>("\3"));
}

TEST_CASE("bytes: a bool is 0 or 1, an int is a count, other numbers fit") {
  CHECK(parse_bytes<bool>(written(true)) == true);
  CHECK_FALSE(parse_bytes<bool>(written(std::int64_t{2})));
  CHECK(parse_bytes<int>(written(1 << 30)) == 1 << 30);
  CHECK_FALSE(parse_bytes<int>(written(std::int64_t{1} + (1 << 30))));
  CHECK_FALSE(parse_bytes<int>(written(std::int64_t{-1})));
  CHECK_FALSE(parse_bytes<unsigned>(written(std::int64_t{1} << 32)));
  CHECK(parse_bytes<std::int64_t>(written(std::int64_t{-5})) == -5);
  CHECK_FALSE(parse_bytes<std::uint64_t>("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"));
}

TEST_CASE("bytes: dates and times exist") {
  CHECK(parse_bytes<Day>(written(Day(year(2024) / 2 / 29))));
  CHECK_FALSE(parse_bytes<Day>(written(Day(year(2023) / 2 / 29))));
  CHECK_FALSE(parse_bytes<Month>(written(Month(year(2023) / 13))));
  CHECK_FALSE(parse_bytes<Month>(written(std::pair(std::int64_t{1} << 40, 1U))));
  CHECK_FALSE(parse_bytes<Instant>(written(Instant::max())));
  CHECK_FALSE(parse_bytes<Timestamp>(written(Timestamp{Instant(), std::chrono::minutes(1'000'000)})));
  CHECK(parse_bytes<Timestamp>(written(Timestamp{Instant(), std::chrono::minutes(-90)})));
}

TEST_CASE("bytes: text is UTF-8, what is packed is not text") {
  CHECK(parse_bytes<std::string>(written(std::string("\xC3\xBC"))));
  CHECK_FALSE(parse_bytes<std::string>(written(std::string("\xC3"))));
  CHECK(parse_bytes<Packed>(written(Packed{"\xC3"})));
}

TEST_CASE("bytes: a list takes no more memory than its bytes allow") {
  const std::string many = written(std::uint64_t{0}) + std::string(1000, '\0');
  ByteWriter bytes;
  bytes(std::vector<std::string>(1000));
  CHECK(parse_bytes<std::vector<std::string>>(bytes.bytes()));
  CHECK_FALSE(parse_bytes<std::vector<Finding>>(bytes.bytes()));
  CHECK_FALSE(parse_bytes<std::vector<std::vector<Finding>>>(many));
  CHECK_FALSE(parse_bytes<std::vector<std::string>>("\xFF\xFF\xFF\xFF\x0F"));
}

TEST_CASE("bytes: a path stays in its folder") {
  for (const char* path : {"a", "a/b.md", "a..b", "a/...", "..a/b"}) CHECK_MESSAGE(stays_inside(path), path);
  for (const char* path : {"", "/", "/etc/passwd", "..", "../a", "a/../../b", "a/.."}) {
    CAPTURE(path);
    CHECK_FALSE(stays_inside(path));
    model::Post post = sample_post();
    post.path = path;
    CHECK_FALSE(is_read(post));
    post = sample_post();
    post.banner->path = path;
    CHECK_FALSE(is_read(post));
    CHECK_FALSE(parse_bytes<Kept>(to_bytes(Kept{.path = path})));
    CHECK_FALSE(parse_bytes<site::GitAnswer>(to_bytes(site::GitAnswer{{path}, {}})));
    CHECK_FALSE(parse_bytes<site::Tree>(to_bytes(site::Tree{.files = {{.path = path}}})));
    CHECK_FALSE(parse_bytes<site::Tree>(to_bytes(site::Tree{.written = {path}})));
    CHECK_FALSE(parse_bytes<site::Tree>(to_bytes(site::Tree{.removed = {path}})));
  }
  CHECK_FALSE(stays_inside(std::string_view("a\0b", 3)));
}

TEST_CASE("bytes: a post's address is from the site's root, its title and its authors have names") {
  CHECK(is_read(sample_post()));
  model::Post post = sample_post();
  post.url_path = "http://a/";
  CHECK_FALSE(is_read(post));
  post = sample_post();
  post.title = "";
  CHECK_FALSE(is_read(post));
  post = sample_post();
  post.authors = {{}};
  CHECK_FALSE(is_read(post));
}

TEST_CASE("bytes: suggestions name posts that are there") {
  const site::SuggestionsOf suggestions{{}, {{{1, archive::Reason::kMention}}, {}}};
  CHECK(suggestions.are_of(2));
  CHECK_FALSE(suggestions.are_of(1));
  CHECK_FALSE(suggestions.are_of(3));
  CHECK_FALSE(site::SuggestionsOf{{}, {{{2, archive::Reason::kMention}}, {}}}.are_of(2));
}

}  // namespace almanac::test
