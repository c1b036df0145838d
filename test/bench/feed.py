"""Makes Atom feeds of any size with HTML content, the same for the same seed."""

import random
import xml.sax.saxutils as sax

WORDS = "the a of in on with sea boat harbour tide rope knot wind chart light keel anchor sail crew morning fog measure index".split()


def sentence(dice):
    return " ".join(dice.choice(WORDS) for _ in range(dice.randrange(8, 20))).capitalize() + "."


def paragraph(dice, number):
    text = " ".join(sentence(dice) for _ in range(3))
    link = f'<a href="https://blog.example/{number}/{dice.randrange(1000)}">{dice.choice(WORDS)} &amp; co</a>'
    return f"<p>{text} {link} <em>{sentence(dice)}</em> <code>if (a &lt; b)</code></p>\n"


def write(path, entries, seed=1, paragraphs=4):
    dice = random.Random(seed)
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
                   "  <title>Harbour notes</title>\n  <id>https://blog.example/</id>\n  <updated>2024-01-02T03:04:05Z</updated>\n"
                   '  <author><name>Ada</name></author>\n  <link rel="self" href="https://blog.example/atom.xml"/>\n')  # fmt: skip
        for number in range(entries):
            content = "".join(paragraph(dice, number) for _ in range(paragraphs))
            day = f"{2000 + number % 24}-{1 + number // 24 % 12:02}-{1 + number // 288 % 28:02}"
            time = f"{number // 8064 % 24:02}:{number % 60:02}:{number // 60 % 60:02}"
            file.write(f"  <entry>\n    <title>{sentence(dice)}</title>\n    <id>https://blog.example/{number}</id>\n"
                       f'    <link rel="alternate" type="text/html" href="https://blog.example/{number}"/>\n'
                       f"    <updated>{day}T{time}Z</updated>\n    <content type=\"html\">{sax.escape(content)}</content>\n"
                       "  </entry>\n")  # fmt: skip
        file.write("</feed>\n")
