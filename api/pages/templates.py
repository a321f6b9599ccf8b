"""The templates and the style sheet: read once, escaped always."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import Any, Final

import jinja2
from markupsafe import Markup, escape

from api.errors import NotFound
from api.pages.graph import Label
from api.pages.words import WORDS, number

_FOLDER: Final = resources.files("api.pages")
STYLE: Final = (_FOLDER / "static" / "samgraf.css").read_bytes()
ICON: Final = (_FOLDER / "static" / "icon.svg").read_bytes()
STYLE_NAME: Final = f"samgraf.{hashlib.sha256(STYLE).hexdigest()[:12]}.css"
ICON_NAME: Final = f"icon.{hashlib.sha256(ICON).hexdigest()[:12]}.svg"
EDITOR: Final = (resources.files("api") / "editor" / "bundle" / "editor.js").read_bytes()
EDITOR_NAME: Final = f"editor.{hashlib.sha256(EDITOR).hexdigest()[:12]}.js"
_STATIC: Final = {
    STYLE_NAME: (STYLE, "text/css"),
    ICON_NAME: (ICON, "image/svg+xml"),
    EDITOR_NAME: (EDITOR, "text/javascript"),
}
_SOURCES: Final = {
    item.name: item.read_text("utf-8") for item in (_FOLDER / "html").iterdir() if item.name.endswith(".html")
}
ASSETS: Final = hashlib.sha256(
    "".join([*_STATIC, repr(WORDS), *(name + _SOURCES[name] for name in sorted(_SOURCES))]).encode()
).hexdigest()
"""Changes with whatever pages are made of, for validators."""


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(_SOURCES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["bibtex"] = lambda text: "".join("\\" * (char in "{}#$%&_") + char for char in text)
    return environment


def static(name: str) -> tuple[bytes, str]:
    """The style sheet, the icon or the script with its media type, by the name that holds its hash.

    Raises:
        NotFound: another name.
    """
    if name not in _STATIC:
        raise NotFound((f"There is no /static/{name}.", f"Det finns inget på /static/{name}."))
    return _STATIC[name]


def text_of(template: str, spoken: str, prefix: str, **content: Any) -> str:
    """A template with its content; `t` translates, `words` marks a label's language."""
    position = 0 if spoken == "sv" else 1

    def translate(key: str, **values: object) -> str:
        text = WORDS[key][position]
        return text.format(**values) if values else text

    def marked(label: Label | str | None, fallback: str = "") -> Markup:
        if label is None or isinstance(label, str):
            return escape(label or fallback)
        if label.language in ("", spoken):
            return escape(label.text)
        return Markup('<span lang="{}">{}</span>').format(label.language, label.text)

    return (
        _environment()
        .get_template(template)
        .render(
            t=translate,
            words=marked,
            number=lambda value: number(value, spoken),
            spoken=spoken,
            prefix=prefix,
            style=f"{prefix}/static/{STYLE_NAME}",
            icon=f"{prefix}/static/{ICON_NAME}",
            **content,
        )
    )
