"""The dataset in the words of schema.org, as search engines for data want it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from api.described import Described
from api.signposting import IANA
from ontology import dcat, dcterms, foaf, vcard


@lru_cache(maxsize=8)
def dataset_record(told: Described, release: str, spoken: str) -> Mapping[str, Any]:
    """A schema.org Dataset without what the catalogue leaves open; its texts are in one language."""
    own = told.dataset
    publisher = told.value(own, dcterms("publisher"))
    contact = told.value(own, dcat("contactPoint"))
    period = told.value(own, dcterms("temporal"))
    downloads = (_download(told, one, spoken) for one in told.values(own, dcat("distribution")))
    said: dict[str, Any] = {
        "@type": "Dataset",
        "@id": own,
        "name": told.text(own, dcterms("title"), spoken) or "Samgraf",
        "description": told.text(own, dcterms("description"), spoken),
        "url": told.url,
        "sameAs": told.landing,
        "identifier": told.value(own, dcterms("identifier")),
        "version": release,
        "license": told.value(own, dcterms("license")),
        "isAccessibleForFree": True,
        "inLanguage": ["sv", "en"],
        "keywords": told.texts(own, dcat("keyword"), spoken),
        "datePublished": told.value(own, dcterms("issued")),
        "dateModified": told.value(own, dcterms("modified")),
        "temporalCoverage": "/".join(filter(None, (told.value(period, dcat(end)) for end in ("startDate", "endDate")))),
        "spatialCoverage": _place(told, own),
        "creator": _organisation(told, told.value(own, dcterms("creator")) or publisher, "", spoken),
        "publisher": _organisation(told, publisher, contact, spoken),
        "includedInDataCatalog": {"@type": "DataCatalog", "url": f"{told.url}catalogue"},
        "distribution": [one for one in downloads if one],
    }
    return {name: value for name, value in said.items() if value}


def _organisation(told: Described, iri: str, contact: str, spoken: str) -> dict[str, Any]:
    name = told.text(iri, foaf("name"), spoken)
    if not name:
        return {}
    said: dict[str, Any] = {"@type": "Organization", "@id": iri, "name": name}
    if home := told.value(iri, foaf("homepage")):
        said["url"] = home
    if mail := told.value(contact, vcard("hasEmail")).removeprefix("mailto:"):
        said["contactPoint"] = {"@type": "ContactPoint", "contactType": "customer service", "email": mail}
    return said


def _place(told: Described, dataset: str) -> dict[str, Any]:
    """The first place with a box: south-west and north-east corners, latitude before longitude."""
    for place in told.values(dataset, dcterms("spatial")):
        numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", told.value(place, dcat("bbox")))]
        east, north = numbers[::2], numbers[1::2]
        if east and north:
            box = f"{min(north)} {min(east)} {max(north)} {max(east)}"
            return {"@type": "Place", "@id": place, "geo": {"@type": "GeoShape", "box": box}}
    return {}


def _download(told: Described, one: str, spoken: str) -> dict[str, Any]:
    address = told.value(one, dcat("downloadURL"))
    if not address:
        return {}
    return {
        "@type": "DataDownload",
        "name": told.text(one, dcterms("title"), spoken),
        "contentUrl": address,
        "encodingFormat": told.value(one, dcat("mediaType")).removeprefix(IANA),
        "contentSize": f"{told.value(one, dcat('byteSize'))} B",
    }
