"""How the documentation is built: `sphinx-build -W --keep-going -n docs SOMEWHERE`."""

import inspect
import json
import re
import sys
from enum import Enum
from functools import cache
from html import escape
from os.path import relpath
from pathlib import Path
from textwrap import shorten
from typing import Any, ClassVar

from docutils import nodes
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.application import Sphinx
from sphinx.errors import PycodeError
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

DOCS = Path(__file__).parent
ROOT = DOCS.parent
sys.path.insert(0, str(ROOT))

import jipp  # noqa: E402 - the checkout is found first
from tests.public import home, public  # noqa: E402
from tests.snapshots.test_figures import PAGES, drawn  # noqa: E402

project = "jipp"
author = copyright = "The jipp authors"  # noqa: A001 - Sphinx calls it so
version = release = jipp.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_copybutton"]
copybutton_prompt_text = r">>> |\.\.\. "
copybutton_prompt_is_regexp = True
exclude_patterns = ["examples"]
myst_heading_anchors = 4
html_theme = "furo"
html_title = f"jipp {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
autodoc_default_options = {"members": True}
autodoc_member_order = "bysource"
maximum_signature_line_length = 80
python_use_unqualified_type_names = True
default_role = "literal"
nitpick_ignore_regex = [
    ("py:.*", r"(cattrs|collections|datetime|decimal|enum|fractions|typing)\..*"),
    # Type variables, and what the engines hand each other.
    ("py:.*", r"jipp\..*\.[A-Z]"),
    ("py:class", r"date|jipp\._dates\.WorkingDays"),
    ("py:.*", r"jipp\..*\.(Case|HasRecords|Moving|Requirement)"),
    ("py:.*", r"(jipp\..*\.)?(Coded|FoundFault|Refusal|UnmetReason|WorkingDays)"),
    ("py:class", "date"),
]

# The pages of the site that show a page of the top of the tree.
SHOWN = {
    "readme": "README.md",
    "how-to/contribute": "CONTRIBUTING.md",
    "reference/changelog": "CHANGELOG.md",
    "reference/promises": "SECURITY.md",
}
# Public data found elsewhere than where they are defined; autodoc would describe their type.
VALUES = {
    "jipp.i18n.LANGUAGES": "The languages of every text.",
    "jipp.reference.TABLES": "The names of the published tables that `published` returns.",
}
# The groups of an index, each with the pages that it lists.
GROUP = re.compile(r"^### (.+)\n((?:(?!#|```).*\n)+)", re.MULTILINE)
PAGE = re.compile(r"\]\((how-to/[\w-]+)\.md\)")
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)(#[^)\s]*)?\)")
PUBLIC = public()
SHORT = {name.rpartition(".")[2]: name for name in reversed(PUBLIC)}


class Public(SphinxDirective):
    """What is public of some modules: their functions, then their values, from the docstrings.

    A line names a module, and after a colon its public names, for who reads the page itself.
    """

    has_content: ClassVar[bool] = True

    def run(self) -> list[nodes.Node]:
        """Let autodoc write each."""
        lines: list[str] = []
        for module in (line.partition(":")[0] for line in self.content):
            found = [(name, kind(v)) for name, v in PUBLIC.items() if home(name, v) == module]
            if not found:
                raise self.error(f"nothing public is at home in {module!r}")
            found.sort(key=lambda pair: pair[1] != "autofunction")
            lines += [f".. {made}:: {name}" for name, made in found]
        return self.parse_text_to_nodes("\n".join(["```{eval-rst}", *lines, "```"]))


def kind(value: Any) -> str:
    """How autodoc documents a value."""
    if inspect.isclass(value):
        return "autoexception" if issubclass(value, Exception) else "autoclass"
    return "autofunction" if inspect.isroutine(inspect.unwrap(value)) else "autodata"


class Names(SphinxDirective):
    """What is public of one kind: a line a name, sorted, and of an enum its members."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Write a list."""
        wanted = self.arguments[0]
        found = [(n, v) for n, v in PUBLIC.items() if ("enum" if is_enum(v) else kind(v)) == wanted]
        if not found:
            raise self.error(f"nothing public is of the kind {wanted!r}")
        lines: list[str] = []
        for name, value in sorted(found, key=lambda pair: pair[0].rpartition(".")[2].lower()):
            said = [summary(name, value)]
            refer(self.env.app, "", name, None, None, said)
            line = f":py:obj:`{name.removeprefix('jipp.')} <{name}>`: {said[0]}".rstrip(": ")
            lines += [line, *members(value)] if is_enum(value) else [f"* {line}"]
        return self.parse_text_to_nodes("\n".join(["```{eval-rst}", *lines, "```"]))


def is_enum(value: Any) -> bool:
    """Whether a value is a kind of enum."""
    return inspect.isclass(value) and issubclass(value, Enum)


def summary(name: str, value: Any) -> str:
    """The first line of what is said of a public name."""
    if kind(value) != "autodata":
        return (inspect.getdoc(value) or "").partition("\n")[0]
    try:
        said = ModuleAnalyzer.for_module(home(name, value)).find_attr_docs()
    except PycodeError:
        said = {}
    return VALUES.get(name) or next(iter(said.get(("", name.rpartition(".")[2]), ())), "")


class Notebook(MystParser):
    """A notebook as a page: its texts, its code and what that printed or drew."""

    supported = ("ipynb",)  # type: ignore[misc]  # its bases disagree about what this is

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Read the cells as Markdown."""
        cells = json.loads(inputstring)["cells"]
        super().parse("\n\n".join(part for cell in cells for part in written(cell)), document)


def written(cell: dict[str, Any]) -> list[str]:
    """A cell of a notebook in Markdown."""
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        return [source]
    parts = [f"````python\n{source}\n````"]
    for output in cell.get("outputs", ()):
        data = output.get("data", {"text/plain": output.get("text", ())})
        drawn = next((data[key] for key in ("image/svg+xml", "text/html") if key in data), None)
        if drawn is None:
            parts.append("````text\n" + "".join(data["text/plain"]).rstrip() + "\n````")
        else:
            wide = f'<div style="overflow-x: auto">{"".join(drawn)}</div>'
            parts.append("````{raw} html\n" + wide + "\n````")
    return parts


def show(app: Sphinx, name: str, source: list[str]) -> None:
    """Put a page of the top in its place, and let links find such pages, wherever they stand."""
    path = ROOT / SHOWN[name] if name in SHOWN else Path(app.env.doc2path(name))
    pages = {ROOT / top: DOCS / f"{page}.md" for page, top in SHOWN.items()}

    def mended(link: re.Match[str]) -> str:
        there = (path.parent / link[1]).resolve()
        there = pages.get(there, there)
        target = relpath(there, (DOCS / name).parent) if there.exists() else link[1]
        return f"]({target}{link[2] or ''})"

    source[0] = LINK.sub(mended, path.read_text(encoding="utf-8") if name in SHOWN else source[0])
    if name == "index":
        source[0] = GROUP.sub(grouped, source[0])


def grouped(group: re.Match[str]) -> str:
    """A group of the index, whose pages stand under its name beside each page too."""
    pages = "\n".join(PAGE.findall(group[2]))
    return f"{group[0]}\n```{{toctree}}\n:caption: {group[1]}\n:hidden:\n\n{pages}\n```\n\n"


def inline(app: Sphinx, doctree: nodes.document, name: str) -> None:
    """Put pictures into their page, where they turn dark with its switch and fit a phone."""
    lang = "id" if name.startswith("id/") else "en"
    for image in [*doctree.findall(nodes.image)]:
        if image["uri"].endswith(".svg"):
            html = pictures()[DOCS / image["uri"]].to_html(lang=lang)
            image.replace_self(nodes.raw("", html, format="html"))


@cache
def pictures() -> dict[Path, jipp.Picture]:
    """The pictures of all pages, drawn by their examples, by the files that show them elsewhere."""
    return {file: picture for page in PAGES for file, picture in drawn(page).items()}


def plain(
    app: Sphinx, what: str, name: str, obj: Any, options: Any, signature: str | None, returns: str
) -> tuple[str | None, str]:
    """Write a default that is an empty mapping as a caller would."""
    return signature and signature.replace("mappingproxy({})", "{}"), returns


def refer(app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """Make public names in a docstring links, other code literal, and what it raises a list."""
    if name in VALUES:
        lines[:] = [VALUES[name]]
    if is_enum(obj):
        lines += members(obj)
    raising = example = False
    for number, line in enumerate(lines):
        # What an example prints belongs to it, up to the next empty line.
        example = line.lstrip().startswith(">>>") or (example and bool(line.strip()))
        if example:
            continue
        raising = line == "Raises:" or (raising and line.startswith("    "))
        text = re.sub(r"(?<![`:\w])`([\w.]+)`(?!`)", lambda m: link(m[1], name), line)
        text = re.sub(r"(?<=\w)@(?=\w)", r"\@", text)  # "id@version" is no address
        if raising:
            text = re.sub(r"^    (\w+): ", r":raises \1: ", text.removeprefix("Raises:"))
        lines[number] = text


def members(kind: type[Enum]) -> list[str]:
    """A table of the members of an enum, with their words in both languages."""
    rows = [(f"``{m.name}``", f"``{m.value!r}``", *spoken(m)) for m in kind]
    head = ("Member", "Value", "English", "Indonesian")[: len(rows[0])] if rows else ()
    cells = [[f"     - {cell}" for cell in row] for row in (head, *rows)]
    listed = [
        line.replace("     -", "   * -", 1) if not i else line
        for row in cells
        for i, line in enumerate(row)
    ]
    return ["", ".. list-table::", "   :header-rows: 1", "", *listed, ""]


def spoken(member: Enum) -> tuple[str, ...]:
    """The words for a member, where it has some."""
    label = getattr(member, "label", getattr(member, "official", None))
    return (label.en, label.id) if isinstance(label, jipp.Text) else ()


def link(word: str, around: str) -> str:
    """A word of a docstring as a link where it is a public name, but not of what it documents."""
    target = word if word in PUBLIC else SHORT.get(word)
    return f":py:obj:`{word} <{target}>`" if target and target != around else f"``{word}``"


def speak(
    app: Sphinx, name: str, template: str, context: dict[str, Any], tree: nodes.document | None
) -> None:
    """Name the language of an Indonesian page, and say to a search engine how a page begins."""
    if name.startswith("id/"):
        context["language"] = "id"
    first = next(tree.findall(nodes.paragraph), None) if tree else None
    if first:
        told = escape(shorten(first.astext(), 160, placeholder=" …"))
        context["metatags"] += f'<meta name="description" content="{told}">'


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the above to Sphinx."""
    app.add_directive("names", Names)
    app.add_directive("public", Public)
    app.add_source_suffix(".ipynb", "ipynb")
    app.add_source_parser(Notebook)
    app.connect("source-read", show)
    app.connect("doctree-resolved", inline)
    app.connect("autodoc-process-docstring", refer)
    app.connect("autodoc-process-signature", plain)
    app.connect("html-page-context", speak)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
