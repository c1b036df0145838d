#include "loader/html_title.h"

#include <doctest/doctest.h>

using almanac::loader::to_plain_title;

TEST_CASE("html title: what a browser shows of it") {
  CHECK(to_plain_title("Crystal: the <i>lingua franca</i> at Bright") == "Crystal: the lingua franca at Bright");
  CHECK(to_plain_title("role=&#8221;button&#8221;") == "role=\u201Dbutton\u201D");
  CHECK(to_plain_title("Ada&amp;Bob &lt;b&gt;") == "Ada&Bob <b>");
  CHECK(to_plain_title("One<br>two<br/>three") == "One two three");
  CHECK(to_plain_title("<b>a <b>b</b></b> <a href=\"/x\">c</a>") == "a b c");
}

TEST_CASE("html title: what is no HTML stays as it is written") {
  for (const char* title : {"std::vector<int>", "A & B", "a < b > c", "</title>", "the <b> element", "AT&T",
                            "<script>a</script>", "</i>a<i>", "<!-- a -->", "plain"})
    CHECK(to_plain_title(title) == title);
}
