#include <poll.h>
#include <unistd.h>

#include <pugixml.hpp>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "cli/run.h"
#include "core/key_file.h"
#include "core/parallel.h"

namespace {

// Empty where it is not set.
std::string read_variable(const char* name) {
  const char* text = std::getenv(name);
  return text == nullptr ? "" : text;
}

// The variable of reproducible builds: seconds since 1970 that stand in for the clock.
almanac::Instant read_clock() {
  const std::string epoch = read_variable("SOURCE_DATE_EPOCH");
  long long seconds = 0;
  const auto [end, code] = std::from_chars(epoch.data(), epoch.data() + epoch.size(), seconds);
  if (!epoch.empty() && code == std::errc() && end == epoch.data() + epoch.size())
    return almanac::Instant(std::chrono::seconds(seconds));
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::chrono::microseconds read_stopwatch() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

// No memory is left for a sentence that is put together. The first thread that finds none says so.
[[noreturn]] void end_without_memory() {
  static std::atomic_flag is_said;
  while (is_said.test_and_set()) ::pause();
  constexpr std::string_view kSentence = "almanac: there is not enough memory; nothing was published\n";
  static_cast<void>(::write(STDERR_FILENO, kSentence.data(), kSentence.size()));
  ::_exit(almanac::cli::kSystem);
}

// `almanac list | head`: who reads has read enough.
bool is_reader_gone() {
  struct pollfd output {
    STDOUT_FILENO, POLLOUT, 0
  };
  return ::poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

// `code` is an errno, or 0 where the reason is not known any more.
int end_without_output(int code) {
  const std::string reason = code == 0 ? "the disk may be full" : std::generic_category().message(code);
  std::cerr << "almanac: cannot write what was asked for: " << reason << '\n';
  return almanac::cli::kSystem;
}

almanac::Result<almanac::SecretKey> find_cache_key(const std::string& site) {
  return almanac::find_cache_key({.text = read_variable("ALMANAC_CACHE_KEY"),
                                  .cache_folder = read_variable("XDG_CACHE_HOME"),
                                  .home = read_variable("HOME")},
                                 site);
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::signal(SIGPIPE, SIG_IGN);  // `almanac list | head` ends as any write that fails
  std::signal(SIGXFSZ, SIG_IGN);  // and so does a file that is larger than the system allows
  std::set_new_handler(end_without_memory);
  // pugixml's own functions would leave out of a feed what no memory is left for.
  pugi::set_memory_management_functions([](std::size_t bytes) { return ::operator new(bytes); },
                                        [](void* memory) { ::operator delete(memory); });
  almanac::RealFileSystem fs;
  almanac::RealPrograms programs;
  almanac::cli::Env env{.fs = fs,
                        .in = std::cin,
                        .out = std::cout,
                        .err = std::cerr,
                        .now = read_clock(),
                        .cores = almanac::available_cores(),
                        .clock = read_stopwatch,
                        .out_is_terminal = isatty(STDOUT_FILENO) == 1,
                        .err_is_terminal = isatty(STDERR_FILENO) == 1,
                        .programs = &programs,
                        .no_color = !read_variable("NO_COLOR").empty(),
                        .cache_key = find_cache_key};
  const int exit_code = almanac::cli::run(std::vector<std::string>(argv + 1, argv + argc), env);
  errno = 0;
  const bool is_written = static_cast<bool>(std::cout.flush());
  const int code = errno;
  return is_written || is_reader_gone() ? exit_code : end_without_output(code);
}
