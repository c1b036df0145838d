// Jekyll's _config.yml: the options of the table that it has, its own defaults, and jekyll-feed's options.
#pragma once

#include <string_view>

#include "config/settings.h"
#include "core/finding.h"
#include "core/value.h"

namespace almanac::config {

// What holds on a Jekyll site before its _config.yml is read.
void set_jekyll_defaults(Settings& settings);

// Applies _config.yml. Keys that almanac has no use for go to Settings::extra, silently.
void apply_jekyll_config(const Value& config, std::string_view file, Settings& settings, Findings& findings);

}  // namespace almanac::config
