"""Which parts of a web page are its content: its main part, and the boxes of facts that stand beside that.

Menus, banners, forms, scripts and feet are none. What a click unfolds (a panel, a tab) is, under the words clicked.
"""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

# What of a page is no content of it.
FURNITURE = (
    "head, script, style, noscript, template, svg, canvas, iframe, object, audio, video, nav, dialog, select, "
    "input, textarea, [role=navigation], [role=contentinfo], [role=search], [role=dialog], [role=alertdialog], "
    "[id*=cookie i], [class*=cookie i], [id*=consent i], [class*=consent i], [class*=crumb i], "
    "[class*=skip-link i], [class*=skiplink i]"
)
# The same, unless it holds the one title of the page, or is within its content.
HEAD = "body > header, [role=banner]"
FEET = (
    "body > footer, footer, #footer, .footer, [class*=site-footer i], [class*=page-footer i], [class*=sidfot i], "
    "[id*=sidfot i]"
)
FOLDED = """[hidden], [aria-hidden=true], [style*="display:none" i], [style*="display: none" i]"""
BESIDE = "aside, [role=complementary], [class*=sidebar i], [class*=fact i], [class*=fakta i]"
CONTENT = frozenset({"main", "article", "section", "blockquote"})
TITLED = "h1 button, h2 button, h3 button, h4 button, h5 button, h6 button, summary button"


def content(tree: LexborHTMLParser) -> tuple[list[LexborNode], dict[str, str]]:
    """Return the parts of a page to read, in order, and the headings of panels that a click unfolds, by their ids."""
    heads = _panels(tree)
    _clear(tree, heads)
    body = tree.body
    main = _main(tree)
    if body is None:
        return [tree.root] if tree.root else [], heads
    if main is None:
        _drop_menus(body, before=body.css_first("h1"))
        return [body], heads
    boxes = [box for box in body.css(BESIDE) if not _holds(main, box) and not _holds(box, main)]
    boxes = [box for n, box in enumerate(boxes) if not any(_holds(other, box) for other in boxes[:n])]
    for box in boxes:
        _drop_menus(box)
    return [*_title(tree, main), main, *(box for box in boxes if _tells(box))], heads


def _panels(tree: LexborHTMLParser) -> dict[str, str]:
    """Return the words that unfold a panel, by the panel's id; empty where a heading holds them."""
    titled = {node.mem_id for node in tree.css(TITLED)}
    panels = {}
    for node in tree.css("[aria-controls]"):
        words = " ".join(node.text().split())
        is_head = node.mem_id in titled or node.tag != "button"
        for name in (node.attributes.get("aria-controls") or "").split():
            panels[name] = "" if is_head else words
    return panels


def _clear(tree: LexborHTMLParser, panels: dict[str, str]) -> None:
    titled = {node.mem_id for node in tree.css(TITLED)}
    for node in tree.css("button"):
        if node.mem_id in titled:
            node.unwrap()
        else:
            node.decompose()
    for node in [*tree.css(FURNITURE), *(n for n in tree.css(FEET) if not _within_content(n))]:
        if node.tag not in ("html", "body", "main"):
            node.decompose()
    for node in tree.css(FOLDED):
        unfolds = node.attributes.get("id") in panels or node.attributes.get("role") == "tabpanel"
        if not (unfolds and _tells(node)):
            node.decompose()
    titles = tree.css("h1")
    for node in tree.css(HEAD):
        if not (len(titles) == 1 and node.css_first("h1")):
            node.decompose()


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    """Return the one main part of a page; an article is that if it has most of its words."""
    whole = len(tree.body.text()) if tree.body else 0
    for selector in ("main", "[role=main]", "article"):
        found = tree.css(selector)
        if len(found) == 1 and (selector != "article" or 2 * len(found[0].text()) > whole):
            return found[0]
    return None


def _title(tree: LexborHTMLParser, main: LexborNode) -> Iterator[LexborNode]:
    """Yield the title that stands over the main part, which has none, and the paragraphs right under it."""
    title = tree.css_first("h1")
    if title is None or main.css_first("h1"):
        return
    node: LexborNode | None = title
    while node is not None and (node.tag in ("h1", "p", "-text")):
        yield node
        node = node.next


def _drop_menus(part: LexborNode, before: LexborNode | None = None) -> None:
    """Take out the lists that hold nothing but links; only those before a title, where one is given."""
    order = [node.mem_id for node in part.css("ul, ol, h1")]
    end = order.index(before.mem_id) if before is not None else len(order)
    for node in part.css("ul, ol"):
        if node.mem_id in order[:end] and (before or part.tag != "body") and not _unlinked(node):
            node.decompose()


def _unlinked(node: LexborNode) -> int:
    """Return how many signs of a part are in no link."""
    return len("".join(node.text().split())) - sum(len("".join(link.text().split())) for link in node.css("a"))


def _tells(node: LexborNode) -> bool:
    """Whether a part says more than links and headings do."""
    heads = sum(len("".join(head.text().split())) for head in node.css("h1, h2, h3, h4") if not head.css_first("a"))
    return _unlinked(node) > heads and node.css_first("form") is None


def _holds(outer: LexborNode, inner: LexborNode) -> bool:
    node: LexborNode | None = inner
    while node is not None:
        if node.mem_id == outer.mem_id:
            return True
        node = node.parent
    return False


def _within_content(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in CONTENT or parent.attributes.get("role") == "main":
            return True
        parent = parent.parent
    return False
