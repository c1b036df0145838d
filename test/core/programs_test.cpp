#include "core/programs.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "core/filesystem.h"
#include "support/contains.h"
#include "support/temporary_folder.h"

using namespace almanac;
using almanac::test::contains;

namespace {

// A site, and beside it a folder of programs in which git is a script.
struct FakePath {
  test::TemporaryFolder folder;
  RealFileSystem fs;

  FakePath() {
    REQUIRE(fs.make_folders(folder.path("site/bin")).ok());
    add_git("bin", "echo outside");
  }

  void add_git(const std::string& where, const std::string& script) {
    REQUIRE(fs.make_folders(folder.path(where)).ok());
    REQUIRE(fs.write_file(folder.path(where + "/git"), "#!/bin/sh\n" + script + "\n").ok());
    REQUIRE(::chmod(folder.path(where + "/git").c_str(), 0755) == 0);
  }

  // What git says in the site where PATH has these elements.
  Result<ProgramOutput> run(const std::string& elements, std::vector<std::string> variables = {},
                            ProgramLimits limits = {}) const {
    variables.push_back("PATH=" + elements);
    RealPrograms programs(std::move(variables), limits);
    return programs.run({.folder = folder.path("site"), .args = {"log"}, .paths = {"-p", "a b"}});
  }
  Result<ProgramOutput> run_script(const std::string& script, ProgramLimits limits = {}) {
    add_git("bin", script);
    return run(folder.path("bin") + ":/usr/bin:/bin", {}, limits);
  }
};

}  // namespace

TEST_CASE("programs: PATH finds git, but not in the site or the current directory") {
  FakePath path;
  path.add_git("site", "echo inside");
  path.add_git("site/bin", "echo inside");
  std::filesystem::create_directory_symlink(path.folder.path("site/bin"), path.folder.path("link"));
  const std::string outside = path.folder.path("bin");
  const std::string relative = std::filesystem::relative(path.folder.path("bin")).string();

  for (const std::string& element :
       {std::string(), std::string("."), std::string("bin"), relative, path.folder.path("site"),
        path.folder.path("site/bin"), path.folder.path("link"), path.folder.path("bin/../site/bin"),
        std::filesystem::current_path().string(), path.folder.path("absent")}) {
    CAPTURE(element);
    CHECK(!path.run(element));
    const Result<ProgramOutput> run = path.run(element + ":" + outside);
    REQUIRE(run);
    CHECK(run->out == "outside\n");
  }
  CHECK(path.run("").error().message == "cannot run git: No such file or directory");
  REQUIRE(::chmod(path.folder.path("bin/git").c_str(), 0644) == 0);
  CHECK(!path.run(outside));
}

TEST_CASE("programs: git gets what the list says, and paths after --") {
  FakePath path;
  path.add_git("bin", R"(for word; do echo "[$word]"; done; pwd; env; cat)");
  const std::string site = path.folder.path("site"), bin = path.folder.path("bin"), home = path.folder.path();
  const Result<ProgramOutput> run = path.run(bin + "::" + site + "/bin:/usr/bin",
                                             {"GIT_DIR=/elsewhere", "GIT_TRACE=/tmp/trace", "PAGER=evil", "EDITOR=evil",
                                              "SSH_ASKPASS=evil", "LD_PRELOAD=evil.so", "LD_LIBRARY_PATH=:" + site,
                                              "HOME=" + home, "XDG_CONFIG_HOME=" + site + "/bin", "SUDO_UID=1000"});
  REQUIRE(run);
  CHECK(contains(run->out, "[-c]\n[safe.bareRepository=explicit]\n"));
  CHECK(contains(run->out, "[log]\n[--]\n[-p]\n[a b]\n" + std::filesystem::canonical(site).string() + "\n"));
  for (const char* variable : {"GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1", "GIT_NO_REPLACE_OBJECTS=1",
                               "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C", "SUDO_UID=1000"})
    CHECK(contains(run->out, std::string(variable) + "\n"));
  CHECK(contains(run->out, "PATH=" + bin + ":/usr/bin\n"));
  CHECK(contains(run->out, "HOME=" + home + "\n"));
  for (const char* absent : {"GIT_DIR", "GIT_TRACE=", "PAGER=evil", "EDITOR=evil", "ASKPASS=evil", "evil.so",
                             "LD_LIBRARY_PATH", "XDG_CONFIG_HOME"})
    CHECK(!contains(run->out, absent));
}

TEST_CASE("programs: both outputs are read whole, and the exit code") {
  const Result<ProgramOutput> run =
      FakePath().run_script("head -c 300000 /dev/zero; head -c 60000 /dev/zero >&2; exit 3");
  REQUIRE(run);
  CHECK(run->out.size() == 300000);
  CHECK(run->err.size() == 60000);
  CHECK(run->exit_code == 3);
}

TEST_CASE("programs: what never ends, or answers too much, is stopped") {
  using std::chrono::milliseconds;
  const ProgramLimits small{.time = milliseconds(300), .out_bytes = 1 << 20};
  const auto begin = std::chrono::steady_clock::now();
  FakePath path;
  for (const char* script : {"exec sleep 60", "sleep 2 & echo done", "exec >&- 2>&-; exec sleep 60",
                             "while :; do echo >&2 fatal; done", "kill -STOP $$"}) {
    CAPTURE(script);
    const Result<ProgramOutput> run = path.run_script(script, small);
    REQUIRE(!run);
    CHECK(run.error().message == "git did not end within 1 s");
  }
  const Result<ProgramOutput> endless = path.run_script("exec cat /dev/zero", small);
  REQUIRE(!endless);
  CHECK(endless.error().message == "git answers more than 1 MB");
  const Result<ProgramOutput> killed = path.run_script("kill -9 $$", small);
  REQUIRE(!killed);
  CHECK(killed.error().message == "git was killed");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}
