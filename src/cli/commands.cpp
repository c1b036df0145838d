#include <array>

#include "cli/command.h"

namespace almanac::cli {
namespace {

constexpr std::array kCommands = {
    Command{"build", "make feeds, archive and pages from a folder of posts",
            "  almanac build                          the site in this folder, into _site\n"
            "  almanac build blog --output public     another site, another place\n"
            "  almanac build --drafts --future        with what is not published yet\n"
            "  almanac build --strict --quiet         for CI: warnings are errors, only findings are printed\n",
            declare_build},
    Command{"list", "show what was read, newest first",
            "  almanac list                           a table for people\n"
            "  almanac list --json                    an object a line, for programs\n",
            declare_list},
    Command{"check", "judge feeds, anyone's: Atom, RSS, JSON Feed",
            "  almanac check _site/atom.xml           what is wrong, by line and column\n"
            "  almanac check --format jsonl feed.xml  an object a file, for programs\n",
            declare_check},
    Command{"config", "print the reference of all settings",
            "  almanac config                         every key with its type, default and meaning\n"
            "  almanac config --templates             every template with its variables\n"
            "  almanac config --json-schema           the schema of almanac.yml, for editors\n",
            declare_config},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

}  // namespace almanac::cli
