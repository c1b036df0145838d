#include "cli/progress.h"

#include <doctest/doctest.h>

#include <sstream>

#include "cli/run.h"
#include "support/files.h"
#include "support/program.h"

namespace almanac::cli {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST_CASE("progress: a line has a bar, what is done, and the time left once that can be told") {
  CHECK(progress_line("rendering", 2500, 10000, "post", seconds(2)) ==
        "rendering [#####               ] 2500 of 10000 posts, 6 s left");
  CHECK(progress_line("rendering", 2500, 10000, "post", milliseconds(200)) ==
        "rendering [#####               ] 2500 of 10000 posts");
  CHECK(progress_line("rendering", 0, 1, "post", seconds(9)) == "rendering [                    ] 0 of 1 post");
  CHECK(progress_line("checking", 7, 7, "file", seconds(9)) ==
        "checking [####################] 7 of 7 files, 0 s left");
  CHECK(progress_line("reading", 0, 0, "", seconds(9)) == "reading");
}

TEST_CASE("progress: times are told the longest first") {
  CHECK(
      time_text({{"reading", milliseconds(120)}, {"rendering", milliseconds(1410)}, {"copying", milliseconds(120)}}) ==
      "rendering 1.41 s, reading 0.12 s, copying 0.12 s");
}

struct Told {
  std::string out;
  std::string err;
};

// A build with a clock that goes on by a second at each look.
Told build_slowly(std::vector<std::string> args, bool is_watched) {
  RealFileSystem fs;
  std::istringstream in;
  std::ostringstream out, err;
  seconds time(0);
  Env env{.fs = fs,
          .in = in,
          .out = out,
          .err = err,
          .now = parse_rfc3339("2024-06-01T00:00:00Z")->instant,
          .clock = [&time] { return time += seconds(1); },
          .out_is_terminal = is_watched};
  const test::ScratchFolder scratch;
  args.insert(args.begin(), {"build", test::source_path("samples/minimal"), "--output", scratch.path() + "/site"});
  CHECK(run(args, env) == 0);
  return {out.str(), err.str()};
}

TEST_CASE("build: --timings names every stage, and a person is told the longest") {
  const std::string all = build_slowly({"--timings"}, false).out;
  for (const char* stage : {"reading 1.00 s", "rendering 1.00 s", "relating posts 1.00 s", "writing posts 1.00 s",
                            "writing feeds 1.00 s", "writing lists 1.00 s", "publishing 1.00 s"})
    CHECK(all.find(stage) != std::string::npos);
  CHECK(build_slowly({}, true).out.find(" s, the longest part reading\n") != std::string::npos);
  CHECK(build_slowly({}, false).out.find("longest") == std::string::npos);
  CHECK(build_slowly({"--quiet"}, true).out == "");
}

}  // namespace
}  // namespace almanac::cli
