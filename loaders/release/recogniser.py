"""What a build asks of the half of the loader that recognises: the one place where the two halves meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from loaders import extract, mapping, masking, readers, resolve
from loaders.curation import Curation
from loaders.extract import Extraction
from loaders.graphs import Mapped
from loaders.ledger import Ledger
from loaders.masking import Stretches
from loaders.resolve import Resolution
from loaders.sources import Source


class Recogniser(Protocol):
    """Documents in, quads out. Picklable: documents are extracted in processes of their own."""

    def extract(self, source: Source) -> Extraction:
        """Find what one document holds; raises SourceError where it cannot be read."""

    def resolve(
        self,
        extractions: Sequence[Extraction],
        curations: Mapping[str, Curation],
        ledger: Ledger,
        base_iri: str,
    ) -> Resolution:
        """Decide over all documents what is one thing, and which IRI it has."""

    def masks(self, extractions: Sequence[Extraction], curations: Mapping[str, Curation]) -> dict[str, Stretches]:
        """Return the stretches of personal data in each document's text."""

    def mask(self, text: str, stretches: Stretches) -> str:
        """Return a text with stretches masked, code point by code point."""

    def map(self, extraction: Extraction, resolution: Resolution, stretches: Stretches, run_key: str) -> Mapped:
        """Write one document as quads."""


class Loader:
    """The loader itself."""

    def extract(self, source: Source) -> Extraction:
        """Read a document and extract its records."""
        return extract.extract(readers.read(source))

    def resolve(
        self,
        extractions: Sequence[Extraction],
        curations: Mapping[str, Curation],
        ledger: Ledger,
        base_iri: str,
    ) -> Resolution:
        """Resolve records across documents."""
        return resolve.resolve(extractions, curations, ledger, base_iri)

    def masks(self, extractions: Sequence[Extraction], curations: Mapping[str, Curation]) -> dict[str, Stretches]:
        """Find personal data across documents."""
        return masking.masks(extractions, curations)

    def mask(self, text: str, stretches: Stretches) -> str:
        """Mask stretches of a text."""
        return masking.mask(text, stretches)

    def map(self, extraction: Extraction, resolution: Resolution, stretches: Stretches, run_key: str) -> Mapped:
        """Map records to quads."""
        return mapping.map_document(extraction, resolution, stretches, run_key)
