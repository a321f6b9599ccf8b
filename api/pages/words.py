"""Every word of the pages that is no content of the graph: Swedish, then English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "site": ("Samgraf", "Samgraf"),
    "tagline": (
        "Regional planering i Sverige, där varje uppgift visar sitt citat",
        "Regional planning in Sweden, where every statement shows its quotation",
    ),
    "skip": ("Hoppa till innehållet", "Skip to content"),
    "menu": ("Huvudmeny", "Main menu"),
    "language": ("Språk", "Language"),
    "questions": ("Frågor", "Questions"),
    "documents": ("Dokument", "Documents"),
    "things": ("Saker", "Things"),
    "vocabulary": ("Begrepp", "Vocabulary"),
    "search": ("Sök", "Search"),
    "search_label": ("Sök bland namn och citat", "Search names and quotations"),
    "privacy": ("Personuppgifter", "Personal data"),
    "download": ("Ladda ner", "Download"),
    "release": ("Utgåva", "Release"),
    "query": ("SPARQL", "SPARQL"),
    "home": ("Till startsidan", "To the front page"),
    # what a thing is
    "is_applied": (
        "{kind} som det har sökts om: källorna talar om en ansökan och säger inte att den har beviljats.",
        "{kind} that has been applied for: the sources speak of an application and do not say that it was granted.",
    ),
    "is_granted": ("{kind} som enligt källorna har beviljats.", "{kind} that was granted, the sources say."),
    "is_rejected": ("{kind} som enligt källorna har avslagits.", "{kind} that was rejected, the sources say."),
    "is_ongoing": ("{kind} som enligt källorna pågår.", "{kind} that is going on, the sources say."),
    "is_completed": ("{kind} som enligt källorna är avslutat.", "{kind} that is completed, the sources say."),
    "is_expected": (
        "{kind} som väntas: källorna säger inte att det har kommit till stånd.",
        "{kind} that is expected: the sources do not say that it has come about.",
    ),
    "is_undertaking": (
        "{kind} som källorna nämner. De säger inte hur långt det har kommit.",
        "{kind} that the sources mention. They do not say how far it has come.",
    ),
    "is_statement": (
        "{kind}, klassad som den är tryckt: så står det i källan. Det är vad någon säger, inget vi konstaterar.",
        "{kind}, classed as printed: this is what the source says. It is what somebody holds, not a finding of ours.",
    ),
    "is_vision": (
        "{kind}: en tänkt framtid, berättad som om den hade hänt. Inget av det är sagt att ha skett.",
        "{kind}: an imagined future, told as if it had happened. None of it is said to have taken place.",
    ),
    "is_output": (
        "{kind} som ett åtagande utvecklar eller planerar. Källorna säger inte alltid att det finns färdigt.",
        "{kind} that an undertaking develops or plans. The sources do not always say that it is finished.",
    ),
    "is_named": (
        "{kind}. Finns i referensregistret och nämns i dokumenten.",
        "{kind}. Stands in the reference register and is named in the documents.",
    ),
    "is_unnamed": (
        "{kind}. Finns i referensregistret; inget av dokumenten nämner namnet.",
        "{kind}. Stands in the reference register; none of the documents names it.",
    ),
    "is_thing": ("{kind}.", "{kind}."),
    # questions that statements answer
    "what": ("Vad är det?", "What is it?"),
    "doubt": ("Vad ifrågasätter en kurator?", "What does a curator doubt?"),
    "who": ("Vilka är med?", "Who is in it?"),
    "in": ("Vad deltar den i?", "What does it take part in?"),
    "partners": ("Vilka möts genom detta?", "Who meets through this?"),
    "where": ("Var?", "Where?"),
    "belongs": ("Vad hör ihop med det?", "What belongs together with it?"),
    "theme": ("Vad handlar det om?", "What is it about?"),
    "gives": ("Vad leder det till?", "What does it lead to?"),
    "said": ("Vad sägs?", "What is said?"),
    "used": ("Var används begreppet?", "Where is the concept used?"),
    "named": ("Var nämns det?", "Where is it named?"),
    "elsewhere": ("Koder och andra register", "Codes and other registers"),
    "other": ("Övrigt", "Other"),
    "missing": ("Nämns inte i källorna", "Not mentioned in the sources"),
    "missing_text": (
        "Det betyder inte att det saknas i verkligheten, bara att de lästa dokumenten inte säger det.",
        "That does not mean that there is none, only that the documents read do not say so.",
    ),
    "evidence": ("Belägg", "Evidence"),
    "evidence_text": (
        "Det som inte har ett eget citat nedan vilar på:",
        "What has no quotation of its own below rests on:",
    ),
    "register": ("Ur register, inte ur ett dokument.", "From a register, not from a document."),
    "same_evidence": ("vilar på beläggen ovan", "rests on the evidence above"),
    "judged": ("Bedömt ur orden i källan", "Judged from the words of the source"),
    "curated": ("Kurators bedömning, inte källans", "A curator's judgement, not the source's"),
    "line": ("rad {n}", "line {n}"),
    "page_no": ("sida {n}", "page {n}"),
    "show_in_source": ("Visa i källan", "Show in the source"),
    "quoted": ("”{text}”", "“{text}”"),
    "under": ("under rubriken", "under the heading"),
    "found": ("Hur det hittades", "How it was found"),
    "all_of": ("Visa alla {n}", "Show all {n}"),
    "reason": ("Skäl", "Reason"),
    "back_to_thing": ("Till hela sidan", "To the whole page"),
    # documents
    "document": ("Dokument", "Document"),
    "found_in": ("Vad som hittades", "What was found"),
    "passages": ("Textställen", "Passages"),
    "passage": ("Textställe", "Passage"),
    "supports": ("Stöder eller nämner", "Supports or names"),
    "text_of": ("Text ur dokument", "Text of a document"),
    "whole_text": ("Hela texten, med textställen markerade", "The whole text, with passages marked"),
    "in_section": ("I sitt avsnitt", "In its section"),
    "not_whole": (
        "Dokumentets licens är inte känd, eller texten är inte granskad för personuppgifter. Därför visas bara "
        "textställen i sitt avsnitt. Personuppgifter är maskerade.",
        "The licence of the document is not known, or its text has not been checked for personal data. Only "
        "passages in their section are shown. Personal data is masked.",
    ),
    "masked": ("maskerat", "masked"),
    # use and cite
    "use": ("Använd uppgifterna", "Use the data"),
    "permanent": ("Beständig adress", "Permanent address"),
    "as_data": ("Som data", "As data"),
    "as_sparql": ("Som SPARQL", "As SPARQL"),
    "cite": ("Hänvisa hit", "Cite this"),
    "fault": ("Rapportera fel", "Report a fault"),
    # paging
    "pages": ("Sidor", "Pages"),
    "previous": ("Föregående", "Previous"),
    "next": ("Nästa", "Next"),
    "page_of": ("Sida {page} av {pages}", "Page {page} of {pages}"),
    # problems
    "problem": ("Det gick inte", "That did not work"),
    "problem_help": (
        "Gå till startsidan, sök, eller läs frågorna som grafen kan svara på.",
        "Go to the front page, search, or read the questions that the graph can answer.",
    ),
}


def number(value: int, spoken: str) -> str:
    """A number as it is written: thousands parted by a no-break space in Swedish, a comma in English.

    >>> number(1234567, "en"), number(12, "sv")
    ('1,234,567', '12')
    """
    return f"{value:,}".replace(",", "\u00a0") if spoken == "sv" else f"{value:,}"
