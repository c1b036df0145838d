// Files of the source tree and of shared data, for tests.
#pragma once

#include <optional>
#include <string>

namespace almanac::test {

// A path below the source tree: source_path("samples/full").
std::string source_path(const std::string& path);
// The bytes of a file of the source tree; fails the test where it cannot be read.
std::string read_source(const std::string& path);

// A folder of test data that lies beside the project on its developers' machines ("corpora/zalando"), and nowhere else:
// nothing where it is absent, which is said aloud once, so that a test that passes over it is seen to.
std::optional<std::string> shared_path(const std::string& path);

}  // namespace almanac::test
