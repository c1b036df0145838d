#include <array>

#include "cli/command.h"

namespace almanac::cli {
namespace {

constexpr std::array kCommands = {
    Command{"build", "make feeds, archive and pages from a folder of posts",
            "  almanac build                          the site in this folder, into _site\n"
            "  almanac build blog --output public     another site, another place\n"
            "  almanac build --drafts --future        with what is not published yet\n"
            "  almanac build --against old.xml        and what the subscribers of what is published will see\n"
            "  almanac build --strict --quiet         for CI: warnings are errors, only findings are printed\n"
            "  almanac build --locked                 for CI: an error where almanac.lock was not committed\n",
            declare_build},
    Command{"list", "show what was read, newest first",
            "  almanac list                           a table for people\n"
            "  almanac list --json                    an object a line, for programs\n",
            declare_list},
    Command{"forget", "confirm that a post is gone for good",
            "  almanac forget tag:example.org,2019-01-07:a    its feed says so, and build warns no more\n"
            "  almanac forget blog tag:example.org,2019:a     of another site\n",
            declare_forget},
    Command{"check", "judge feeds, anyone's: Atom, RSS, JSON Feed, OPML",
            "  almanac check _site                                 every feed in a folder\n"
            "  almanac check _site --base-url https://example.org  with the rules about addresses\n"
            "  curl -s URL | almanac check --base-url URL -        a feed as it is served\n"
            "  almanac check _site --fail-on warning --format github\n"
            "                                                      for CI: warnings fail, too, at their lines\n"
            "  almanac check _site --ignore MissingSelf:tags/* --baseline known.jsonl\n"
            "                                                      but for a rule, and for what is known\n",
            declare_check},
    Command{"diff", "say what subscribers will see: the look before publishing",
            "  almanac diff _site new                 two output folders, feed by feed\n"
            "  curl -o old.xml https://example.org/feed.xml && almanac diff old.xml _site\n"
            "  almanac diff _site new --format markdown    a comment for a pull request\n"
            "Exit codes: 0 only new and rightly updated entries, 1 subscribers would be disturbed, 2 usage.\n",
            declare_diff},
    Command{"adopt", "move in: take over the ids that another generator's feeds have",
            "  almanac adopt public/index.xml         from a feed as it is published, for the site in this folder\n"
            "  almanac adopt old-output --site blog   from every feed in a folder\n",
            declare_adopt},
    Command{"rules", "list what check looks for, or explain a rule",
            "  almanac rules                          all of them, a line each\n"
            "  almanac rules MissingSelf              why, how to mend it, samples, source\n",
            declare_rules},
    Command{"config", "print the reference of all settings",
            "  almanac config                         every key with its type, default and meaning\n"
            "  almanac config --templates             every template with its variables\n"
            "  almanac config --json-schema           the schema of almanac.yml, for editors\n",
            declare_config},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

}  // namespace almanac::cli
