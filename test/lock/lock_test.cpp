#include "lock/lock.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/text.h"
#include "support/contains.h"

using namespace almanac;
using almanac::test::contains;

namespace {

Timestamp time(const char* text) { return parse_rfc3339(text).value(); }

lock::LockedPost make_locked(const std::string& name) {
  return {.id = "tag:example.org,2019-01-07:" + name,
          .published = time("2019-01-07T09:30:00+01:00"),
          .updated = time("2019-01-07T09:30:00+01:00"),
          .issued = time("2019-01-07T09:30:00+01:00"),
          .seen = digest(name),
          .url = "https://example.org/2019/01/07/" + name + "/",
          .path = "_posts/2019-01-07-" + name + ".md",
          .title = "Title of " + name};
}

lock::Lock make_lock(int posts) {
  lock::Lock made{.feed_base = "https://example.org"};
  for (int i = 0; i < posts; ++i) made.posts.push_back(make_locked("post-" + std::to_string(i)));
  return made;
}

std::string first_finding(const std::string& text) {
  Findings findings;
  const bool is_read = lock::parse_lock(text, "almanac.lock", findings).has_value();
  CHECK(is_read == findings.empty());
  return findings.empty() ? "" : to_text(findings.items().front());
}

}  // namespace

TEST_CASE("lock: what is written is read again") {
  lock::Lock lock = make_lock(3);
  lock.posts[1].updated = time("2020-02-02T00:00:00Z");
  lock.posts[1].issued = time("2021-02-02T00:00:00Z");
  lock.posts[2].state = lock::State::kGone;
  lock.posts[2].gone = time("2022-02-02T00:00:00Z");
  lock.posts[2].seen.reset();
  lock.posts[0].title = "A tab\t, a line\n, \\x41, \x01 and \xF0\x9F\x8C\x8A";
  Findings findings;
  const auto read = lock::parse_lock(lock::write_lock(lock), "almanac.lock", findings);
  REQUIRE(read);
  CHECK(read->feed_base == lock.feed_base);
  for (const lock::LockedPost& post : lock.posts) {
    const auto found =
        std::find_if(read->posts.begin(), read->posts.end(), [&](const auto& p) { return p.id == post.id; });
    REQUIRE(found != read->posts.end());
    lock::LockedPost same = *found;
    same.line = 0;
    CHECK(same == post);
  }
  CHECK(lock::write_lock(*read) == lock::write_lock(lock));
}

TEST_CASE("lock: the order of the posts does not matter, and not that of the lines") {
  lock::Lock lock = make_lock(20);
  const std::string text = lock::write_lock(lock);
  std::reverse(lock.posts.begin(), lock.posts.end());
  CHECK(lock::write_lock(lock) == text);
}

TEST_CASE("lock: cut off at any byte it is refused with its line") {
  const std::string text = lock::write_lock(make_lock(3));
  for (std::size_t bytes = 0; bytes < text.size() - 1; ++bytes) {
    const std::string found = first_finding(text.substr(0, bytes));
    CHECK_MESSAGE(contains(found, "almanac.lock:"), bytes << ": " << found);
  }
  const std::string in_a_line = text.substr(0, text.size() - 40);
  CHECK(contains(first_finding(in_a_line), "almanac.lock:6: error: the file ends in the midst of this line"));
}

TEST_CASE("lock: conflicted it is refused with its line") {
  const std::string text = lock::write_lock(make_lock(2));
  const std::size_t second = text.find('\n', text.find("\nfeeds\t") + 1) + 1;
  std::string conflicted = text;
  conflicted.insert(second, "<<<<<<< HEAD\n");
  CHECK(contains(first_finding(conflicted), "almanac.lock:4: error: the line is a mark of a merge conflict"));

  lock::Lock other = make_lock(1);
  other.posts[0].title = "Another";
  const std::string line = lock::write_lock(other).substr(second);
  std::string twice = text;
  twice.insert(twice.rfind("end of lock"), line.substr(0, line.find('\n') + 1));
  CHECK(contains(first_finding(twice), "again, with other values: keep one of the two lines"));
}

TEST_CASE("lock: a line that stands twice is read once") {
  const std::string text = lock::write_lock(make_lock(1));
  const std::size_t begin = text.find('\n', text.find("\nfeeds\t") + 1) + 1;
  std::string twice = text;
  twice.insert(begin, text.substr(begin, text.find('\n', begin) + 1 - begin));
  Findings findings;
  const auto read = lock::parse_lock(twice, "almanac.lock", findings);
  REQUIRE(read);
  CHECK(read->posts.size() == 1);
}

TEST_CASE("lock: a broken line is refused") {
  const std::string text = lock::write_lock(make_lock(1));
  for (const auto& [from, to] : {std::pair{"2019-01-07T09:30:00+01:00", "yesterday"},
                                 {"\tlive\t", "\tdead\t"},
                                 {"\tlive\t", "\t"},
                                 {"\ttag:example", "\ttag:exomple"},
                                 {"Title", "\\x4Title"},
                                 {"almanac lock 1", "almanac lock 2"},
                                 {"almanac lock 1", "x"}}) {
    INFO(from << " -> " << to);
    CHECK(contains(first_finding(replace_all(text, from, to)), "[BrokenLock]"));
  }
}
