// Holds a build to what its subscribers are spared: the setting `guard: {resend: 0, lost: 0}`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/filesystem.h"
#include "core/finding.h"
#include "core/result.h"
#include "feeds/diff/diff.h"
#include "site/plan.h"
#include "site/publish.h"

namespace almanac::site {

struct GuardOptions {
  std::string against;  // what is published now: a feed or a folder
  int jobs = 1;
};

// What subscribers of what is published at `against` would see of the new output, which is not visible yet. An Error
// where `against` cannot be read.
Result<feeds::diff::Diff> look_ahead(const FileSystem& fs, const Plan& plan, const Publication& output,
                                     const GuardOptions& options);

// Errors where more posts would be sent again, or lost, than the settings allow (GuardResend, GuardLost).
Findings judge(const feeds::diff::Diff& diff, const config::Settings& settings);

}  // namespace almanac::site
