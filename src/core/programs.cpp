#include "core/programs.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <thread>

#include "core/text.h"

namespace almanac {
namespace {

using Clock = std::chrono::steady_clock;

// What a program always gets, first in its arguments and in its environment.
struct KnownProgram {
  std::string_view name;
  std::span<const std::string_view> args;
  std::span<const std::string_view> variables;
};

// A repository's own configuration is not trusted: an argument or a variable wins over it.
// clang-format off
constexpr auto kGitArgs = std::to_array<std::string_view>({
    "--no-pager",
    "-c", "safe.bareRepository=explicit",  // a folder that was committed is no repository
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "core.attributesFile=/dev/null",
    "-c", "core.alternateRefsCommand=false",
    "-c", "credential.helper=",
    "-c", "gpg.program=false",
    "-c", "gpg.ssh.program=false",
    "-c", "gpg.x509.program=false",
    "-c", "log.showSignature=false",
    "-c", "log.showRoot=true",
});

constexpr auto kGitVariables = std::to_array<std::string_view>({
    "GIT_NO_LAZY_FETCH=1",      // an object that a partial clone lacks is not fetched
    "GIT_ALLOW_PROTOCOL=none",  // nothing is fetched by older versions either: no transport has this name
    "GIT_SSH_COMMAND=false",
    "GIT_ASKPASS=",
    "GIT_TERMINAL_PROMPT=0",
    "GIT_PAGER=cat",
    "GIT_EDITOR=false",
    "GIT_LITERAL_PATHSPECS=1",
    "GIT_OPTIONAL_LOCKS=0",     // nothing is written
    "GIT_NO_REPLACE_OBJECTS=1", // dates are those of the commits themselves
    "GIT_TRACE2=0",
    "GIT_TRACE2_EVENT=0",
    "GIT_TRACE2_PERF=0",
    "GIT_ALLOC_LIMIT=256m",     // a small object may unpack to any size
    "LC_ALL=C",                 // findings quote its messages, and are the same everywhere
});
// clang-format on

constexpr std::array kKnownPrograms = {KnownProgram{"git", kGitArgs, kGitVariables}};  // as in Program

// Variables of this process that a program gets, too: lists of folders, of which those of the site are left out.
struct KeptVariable {
  std::string_view name;
  bool finds_programs;  // or libraries: the current directory is left out, too
};
constexpr std::array kKeptVariables = {
    KeptVariable{"PATH", true},
    KeptVariable{"LD_LIBRARY_PATH", true},
    KeptVariable{"HOME", false},  // where the user's own settings are
    KeptVariable{"XDG_CONFIG_HOME", false},
};
constexpr std::string_view kSudoUser = "SUDO_UID";  // whose repositories git trusts beside root's

constexpr std::size_t kMostErrorBytes = 65536;

Error failed(std::string_view name, int code) {
  return {"cannot run " + std::string(name) + ": " + std::generic_category().message(code)};
}

// A pipe whose ends are closed with it.
class Pipe {
 public:
  Pipe() : is_open_(::pipe2(ends_.data(), O_CLOEXEC) == 0) {}
  ~Pipe() {
    close(0);
    close(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  bool is_open() const { return is_open_; }
  int read_end() const { return ends_[0]; }
  int write_end() const { return ends_[1]; }
  void close(std::size_t end) {
    if (ends_.at(end) >= 0) ::close(std::exchange(ends_.at(end), -1));
  }

 private:
  std::array<int, 2> ends_ = {-1, -1};
  bool is_open_;
};

// posix_spawn's list of what the child does before it begins.
class Actions {
 public:
  Actions() { ::posix_spawn_file_actions_init(&actions_); }
  ~Actions() { ::posix_spawn_file_actions_destroy(&actions_); }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;

  void open(int fd, const char* path) { ::posix_spawn_file_actions_addopen(&actions_, fd, path, O_RDONLY, 0); }
  void copy(int from, int to) { ::posix_spawn_file_actions_adddup2(&actions_, from, to); }
  void close_from(int fd) { ::posix_spawn_file_actions_addclosefrom_np(&actions_, fd); }
  void enter(const std::string& folder) { ::posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str()); }
  const posix_spawn_file_actions_t* list() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// A program that runs; it is killed where nobody waited for its end.
class Child {
 public:
  explicit Child(pid_t id) : id_(id) {}
  ~Child() {
    if (id_ <= 0) return;
    ::kill(id_, SIGKILL);
    while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) continue;
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // Its status as of waitpid; nothing where it still runs at the deadline.
  std::optional<int> wait_until(Clock::time_point deadline) {
    int status = 0;
    while (::waitpid(id_, &status, WNOHANG) != id_) {
      if (Clock::now() >= deadline) return std::nullopt;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    id_ = 0;
    return status;
  }

 private:
  pid_t id_;
};

// Without links; empty where there is no such folder.
std::string real_folder(const std::string& path) {
  std::error_code code;
  const std::filesystem::path real = std::filesystem::canonical(path.empty() ? "." : path, code);
  return code ? "" : real.string();
}

bool is_in(std::string_view path, std::string_view folder) {
  if (folder == "/") return true;
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

// Where nothing that is run may lie.
struct Untrusted {
  std::string site;
  std::string current;
};

// What is left of a list of folders.
std::string trusted_folders(std::string_view list, bool finds_programs, const Untrusted& untrusted) {
  std::vector<std::string> kept;
  for (const std::string_view folder : split(list, ':')) {
    if (!folder.starts_with('/')) continue;  // relative; empty is the current directory
    const std::string real = real_folder(std::string(folder));
    if (real.empty() || is_in(real, untrusted.site) || (finds_programs && real == untrusted.current)) continue;
    kept.emplace_back(folder);
  }
  return join(kept, ":");
}

std::string_view find_variable(const std::vector<std::string>& variables, std::string_view name) {
  for (const std::string_view variable : variables)
    if (variable.starts_with(name) && variable.substr(name.size()).starts_with('='))
      return variable.substr(name.size() + 1);
  return {};
}

std::vector<std::string> make_environment(const KnownProgram& program, const std::vector<std::string>& own,
                                          const Untrusted& untrusted) {
  std::vector<std::string> variables(program.variables.begin(), program.variables.end());
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) variables.push_back(std::string(name) + "=" + std::string(value));
  };
  for (const auto& [name, finds_programs] : kKeptVariables)
    add(name, trusted_folders(find_variable(own, name), finds_programs, untrusted));
  add(kSudoUser, find_variable(own, kSudoUser));
  return variables;
}

// The program's file in the first of the folders that has it; empty where none has.
std::string find_program(std::string_view name, std::string_view folders) {
  for (const std::string_view folder : split(folders, ':')) {
    std::string file = std::string(folder) + "/" + std::string(name);
    std::error_code code;
    if (std::filesystem::is_regular_file(file, code) && ::access(file.c_str(), X_OK) == 0) return file;
  }
  return "";
}

std::vector<std::string> make_words(const KnownProgram& program, const ProgramCall& call) {
  std::vector<std::string> words = {std::string(program.name)};
  words.insert(words.end(), program.args.begin(), program.args.end());
  words.insert(words.end(), call.args.begin(), call.args.end());
  words.emplace_back("--");
  words.insert(words.end(), call.paths.begin(), call.paths.end());
  return words;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> list;
  for (std::string& word : words) list.push_back(word.data());
  list.push_back(nullptr);
  return list;
}

// False at the end, or on a failure.
bool read_some(int fd, std::string& text) {
  std::array<char, 65536> buffer{};
  const ssize_t got = ::read(fd, buffer.data(), buffer.size());
  if (got > 0) text.append(buffer.data(), static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && errno == EINTR);
}

// Whether there was something to read, or an end, before the deadline.
bool wait_for(std::span<pollfd> open, Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  if (left <= 0) return false;
  return ::poll(open.data(), open.size(), static_cast<int>(left)) >= 0 || errno == EINTR;
}

enum class Reading { kEnded, kTooLate, kTooMuch };

// Both at once: a program that waits for the one to be read does not write the other.
Reading read_both(const Pipe& out, const Pipe& err, std::size_t most_bytes, Clock::time_point deadline,
                  ProgramOutput& run) {
  std::array<pollfd, 2> open = {pollfd{out.read_end(), POLLIN, 0}, pollfd{err.read_end(), POLLIN, 0}};
  while (open[0].fd >= 0 || open[1].fd >= 0) {
    if (!wait_for(open, deadline)) return Reading::kTooLate;
    for (std::size_t i : {0U, 1U})
      if (open.at(i).revents != 0 && !read_some(open.at(i).fd, i == 0 ? run.out : run.err)) open.at(i).fd = -1;
    if (run.out.size() > most_bytes) return Reading::kTooMuch;
    run.err.resize(std::min(run.err.size(), kMostErrorBytes));
  }
  return Reading::kEnded;
}

// Reads what the program writes to the pipes until it ends.
Result<ProgramOutput> finish(std::string_view name, Child& child, const Pipe& out, const Pipe& err,
                             const ProgramLimits& limits) {
  const Clock::time_point deadline = Clock::now() + limits.time;
  ProgramOutput run;
  const Reading reading = read_both(out, err, limits.out_bytes, deadline, run);
  if (reading == Reading::kTooMuch)
    return Error{std::string(name) + " answers more than " + std::to_string(limits.out_bytes >> 20) + " MB"};
  const std::optional<int> status = reading == Reading::kEnded ? child.wait_until(deadline) : std::optional<int>();
  if (!status) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(limits.time).count();
    return Error{std::string(name) + " did not end within " + std::to_string(seconds) + " s"};
  }
  if (!WIFEXITED(*status)) return Error{std::string(name) + " was killed"};
  run.exit_code = WEXITSTATUS(*status);
  return run;
}

}  // namespace

RealPrograms::RealPrograms(std::vector<std::string> variables, ProgramLimits limits)
    : variables_(std::move(variables)), limits_(limits) {}

std::vector<std::string> RealPrograms::own_variables() {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) variables.emplace_back(*variable);
  return variables;
}

Result<ProgramOutput> RealPrograms::run(const ProgramCall& call) {
  const KnownProgram& program = kKnownPrograms.at(static_cast<std::size_t>(call.program));
  const Untrusted untrusted{real_folder(call.folder), real_folder(".")};
  if (untrusted.site.empty()) return failed(program.name, ENOENT);
  std::vector<std::string> variables = make_environment(program, variables_, untrusted);
  const std::string file = find_program(program.name, find_variable(variables, "PATH"));
  if (file.empty()) return failed(program.name, ENOENT);
  std::vector<std::string> words = make_words(program, call);
  Pipe out, err;
  if (!out.is_open() || !err.is_open()) return failed(program.name, errno);
  Actions actions;
  actions.open(STDIN_FILENO, "/dev/null");
  actions.copy(out.write_end(), STDOUT_FILENO);
  actions.copy(err.write_end(), STDERR_FILENO);
  actions.close_from(STDERR_FILENO + 1);
  actions.enter(untrusted.site);
  pid_t id = 0;
  if (const int code =
          ::posix_spawn(&id, file.c_str(), actions.list(), nullptr, pointers(words).data(), pointers(variables).data());
      code != 0)
    return failed(program.name, code);
  Child child(id);
  out.close(1);
  err.close(1);
  return finish(program.name, child, out, err, limits_);
}

}  // namespace almanac
