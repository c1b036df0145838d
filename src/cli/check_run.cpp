#include "cli/check_run.h"

#include <fmt/format.h>

#include <istream>

#include "cli/excerpt.h"
#include "cli/progress.h"
#include "core/parallel.h"
#include "feeds/check/check.h"

namespace almanac::cli {
namespace {

using feeds::check::across::DocumentFacts;

// One byte more than is allowed, so that what is too long is seen.
std::string read_stream(std::istream& in, std::uint64_t max_bytes) {
  std::string bytes;
  std::string part(1 << 16, '\0');
  while (in && bytes.size() <= max_bytes) {
    in.read(part.data(), static_cast<std::streamsize>(part.size()));
    bytes.append(part, 0, static_cast<std::size_t>(in.gcount()));
  }
  return bytes;
}

Result<std::string> read_input(const std::string& file, std::uint64_t max_bytes, const Env& env) {
  Result<std::string> bytes = file == "-" ? read_stream(env.in, max_bytes) : env.fs.read_start(file, max_bytes + 1);
  if (bytes && bytes->size() > max_bytes)  // it has grown, or no one could say how long it is
    return Error{fmt::format("{} has more bytes than --max-size {}", file, max_bytes)};
  return bytes;
}

CheckedFile judge_one(const CheckInput& input, const JudgeOptions& options, DocumentFacts* facts, const Env& env) {
  CheckedFile checked{.file = input.file, .below = input.below, .address = input.address, .failure = input.failure};
  if (!checked.failure.empty()) return checked;
  const Result<std::string> bytes = read_input(input.file, options.max_bytes, env);
  if (!bytes) {
    checked.failure = bytes.error().message;
    return checked;
  }
  checked.findings = feeds::check::check_feed(
      *bytes, input.file, {input.address, options.content_type, options.now, facts == nullptr ? "" : options.site},
      facts);
  if (options.excerpts) checked.excerpts = make_excerpts(*bytes, checked.findings);
  return checked;
}

void place(DocumentFacts& facts, const CheckInput& input) {
  facts.file = input.file;
  facts.below = input.below;
  facts.address = input.address;
  facts.in_folder = input.in_folder;
}

}  // namespace

Judged judge(const std::vector<CheckInput>& inputs, const JudgeOptions& options, Env& env) {
  Judged judged;
  judged.files.resize(inputs.size());
  judged.facts.resize(options.facts ? inputs.size() : 0);
  Progress progress(env);
  progress.begin("checking", inputs.size(), "file");
  parallel_for(inputs.size(), env.cores, [&](std::size_t i) {
    judged.files[i] = judge_one(inputs[i], options, options.facts ? &judged.facts[i] : nullptr, env);
    if (options.facts) place(judged.facts[i], inputs[i]);
    progress.advance();
  });
  return judged;
}

}  // namespace almanac::cli
