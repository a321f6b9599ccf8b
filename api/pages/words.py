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
    "is_disputed": (
        "{kind} som källorna nämner men inte är överens om hur långt det har kommit.",
        "{kind} that the sources mention but disagree on how far it has come.",
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
    "is_derived": (
        "{kind}: en slutsats ur andra uppgifter. Inget dokument skriver det själv.",
        "{kind}: concluded from other statements. No document says it itself.",
    ),
    "is_thing": ("{kind}.", "{kind}."),
    # questions that statements answer
    "what": ("Vad är det?", "What is it?"),
    "corrected": ("Vad har en kurator rättat?", "What has a curator corrected?"),
    "doubt": ("Vad ifrågasätter en kurator?", "What does a curator doubt?"),
    "who": ("Vilka?", "Who?"),
    "in": ("Vilka roller har den?", "Which roles does it have?"),
    "partners": ("Vilka möts?", "Who meets?"),
    "derived": ("Vad är det härlett ur?", "What is it derived from?"),
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
    "sure": ("metoden har rätt i minst {n}\u00a0% av fallen", "the method is right in at least {n}% of cases"),
    "unsure": ("hur ofta metoden har rätt är inte mätt", "how often the method is right has not been measured"),
    "all_of": ("Visa alla {n}", "Show all {n}"),
    "as_table": ("Visa som tabell", "Show as a table"),
    "reason": ("Skäl", "Reason"),
    "back_to_thing": ("Till hela sidan", "To the whole page"),
    # documents
    "language_sv": ("svenska", "Swedish"),
    "language_en": ("engelska", "English"),
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
    # front page
    "front_title": ("Regional planering som kunskapsgraf", "Regional planning as a knowledge graph"),
    "front_lead": (
        "Uppgifter ur {documents} dokument, belagda med {passages} textställen, och register över svenska "
        "myndigheter och territorier.",
        "Statements from {documents} documents, supported by {passages} passages, and registers of Swedish "
        "authorities and territories.",
    ),
    "front_lead_one": (
        "Uppgifter ur ett dokument, belagda med {passages} textställen, och register över svenska myndigheter och "
        "territorier.",
        "Statements from one document, supported by {passages} passages, and registers of Swedish authorities and "
        "territories.",
    ),
    "front_until": ("Det senaste dokumentet är från {date}.", "The latest document is of {date}."),
    "from_documents": ("Dokument som uppgifterna kommer ur", "Documents that the statements come from"),
    "holds": ("Vad grafen innehåller", "What the graph holds"),
    "holds_undertakings": ("Åtaganden och vad de ger", "Undertakings and what they give"),
    "holds_statements": ("Vad som sägs", "What is said"),
    "map": ("Regioner i projekt", "Regions in projects"),
    "map_text": (
        "Talet är antalet projekt som regionen deltar i enligt dokumenten, ansökningar inräknade. Ytan är länet; "
        "deltagaren är regionen, inte länsstyrelsen.",
        "The number is how many projects the regional authority takes part in, the documents say, applications "
        "among them. The area is the county; the participant is the regional authority, not the county board.",
    ),
    "map_desc": (
        "Karta över Sveriges län med antalet projekt i varje. Samma uppgifter står i tabellen efter kartan.",
        "Map of the counties of Sweden with the number of projects in each. The table after it says the same.",
    ),
    "map_source": ("Länens gränser", "Outlines of the counties"),
    "map_table": ("Regioner och antal projekt", "Regions and number of projects"),
    "region": ("Region", "Region"),
    "projects": ("Projekt", "Projects"),
    "no_project": ("inget projekt i källorna", "no project in the sources"),
    "matrix": ("Vilka regioner möts i projekt?", "Which regions meet in projects?"),
    "matrix_text": (
        "Varje tal leder till projekten och deras belägg. En tom ruta betyder att källorna inte nämner något.",
        "Each number leads to the projects and their evidence. An empty cell means that the sources mention none.",
    ),
    "shared_with": ("gemensamma med", "shared with"),
    "ask": ("Frågor som grafen svarar på", "Questions that the graph answers"),
    "cite_and_download": ("Hänvisa och ladda ner", "Cite and download"),
    "catalogue": ("Katalogpost (DCAT-AP)", "Catalogue record (DCAT-AP)"),
    "endpoint": ("Beskrivning av data och SPARQL (VoID)", "Description of data and SPARQL (VoID)"),
    # questions
    "questions_lead": (
        "Varje fråga har ett färdigt svar som går att ändra, ladda ner och hänvisa till.",
        "Each question has a ready answer that can be changed, downloaded and cited.",
    ),
    "answer": ("Svar", "Answer"),
    "answer_it": ("Visa svaret", "Show the answer"),
    "row": ("1 rad", "1 row"),
    "rows": ("{n} rader", "{n} rows"),
    "no_rows": ("Källorna nämner inget som svarar på frågan.", "The sources mention nothing that answers this."),
    "too_large": (
        "Svaret är för stort för en sida; ladda ner det.",
        "The answer is too large for a page; download it.",
    ),
    "anything": ("alla", "any"),
    "answer_link": ("Länk till just detta svar", "Link to this very answer"),
    "open_in_editor": ("Öppna i frågeredigeraren", "Open in the query editor"),
    "picture": ("Bild", "Picture"),
    "picture_map": (
        "Karta över länen med tal. Samma uppgifter står i tabellen.",
        "Map of the counties with numbers. The table holds the same.",
    ),
    "picture_bars": (
        "Staplar, en för varje rad. Samma uppgifter står i tabellen.",
        "Bars, one a row. The table holds the same.",
    ),
    "counted_column": (
        "Talen är kolumnen ”{column}” i tabellen, summerad där flera rader möts.",
        "The numbers are the column “{column}” of the table, summed where several rows meet.",
    ),
    "counted_rows": (
        "Talen är antalet rader i tabellen.",
        "The numbers are how many rows of the table there are.",
    ),
    "topic_assignments": ("Uppdrag, utlysningar och utredningar", "Assignments, calls and inquiries"),
    "topic_documents": ("Dokumenten", "The documents"),
    "topic_events": ("Händelser och presentationer", "Events and presentations"),
    "topic_evidence": ("Belägg och rättelser", "Evidence and corrections"),
    "topic_factors": ("Framgångsfaktorer, fallgropar, nyttor", "Success factors, pitfalls, benefits"),
    "topic_geography": ("Var, och vilka som gränsar till varandra", "Where, and who borders on whom"),
    "topic_levels": ("Stat, region och kommun", "State, region and municipality"),
    "topic_outputs": ("Metoder, verktyg och plattformar", "Methods, tools and platforms"),
    "topic_participation": ("Vilka deltar i vad", "Who takes part in what"),
    "topic_partners": ("Partner och nätverk", "Partners and networks"),
    "topic_roles": ("Roller och målgrupper", "Roles and target groups"),
    "topic_statements": ("Behov, slutsatser och framtidsbilder", "Needs, conclusions and visions"),
    "topic_themes": ("Teman", "Themes"),
    # lists
    "event": ("Händelse", "Event"),
    "in_vocabulary": ("Begreppet", "The term"),
    "filter_theme": ("Tema", "Theme"),
    "filter_level": ("Nivå", "Level"),
    "filter_role": ("Roll", "Role"),
    "filter_county": ("Län", "County"),
    "filter_named": ("Nämnd i dokument", "Named in documents"),
    "named_in_documents": ("bara nämnda", "only those named"),
    "narrow": ("Visa", "Show"),
    "unsorted": (
        "Så många går inte att ordna efter namn. Begränsa urvalet, så kommer de i bokstavsordning.",
        "So many cannot be put in order. Narrow the choice, and they come in the order of the alphabet.",
    ),
    "no_things": ("Källorna nämner inget sådant.", "The sources mention nothing of the kind."),
    # search
    "no_hits": ("Inget namn och inget citat innehåller ”{q}”.", "No name and no quotation contains “{q}”."),
    "some_words": (
        "Inget innehåller alla orden; här är det som innehåller något av dem.",
        "Nothing holds all the words; here is what holds some of them.",
    ),
    "did_you_mean": ("Menade du", "Did you mean"),
    "hits": ("Antal träffar: {n}.", "Hits: {n}."),
    "hits_by_kind": ("Träffar efter slag", "Hits by kind"),
    "all_kinds": ("visa alla slag", "show all kinds"),
    "search_help": (
        "Orden hittas i alla böjningar och i sammansättningar. Citattecken söker ord i följd, * efter ett ord "
        "dess början.",
        "Words are found in every inflection and in Swedish compounds. Quotation marks find words in a row, * after "
        "a word its beginning.",
    ),
    "as_json": ("Träffarna som JSON", "The hits as JSON"),
    "concepts": ("Begrepp", "Concepts"),
    "terms": ("Termer i ontologin", "Terms of the ontology"),
    "quotations": ("Citat", "Quotations"),
    # graphs and limits
    "graph": ("Namngiven graf", "Named graph"),
    "triples": ("{n} uppgifter (tripler).", "{n} triples."),
    "its_document": ("Dokumentet som den är gjord av", "The document that it is made of"),
    "limits": ("Gränser", "Limits"),
    "limits_lead": (
        "Vad en fråga får ta. Den som går över gränsen får veta vilken, och aldrig ett avkortat svar.",
        "What a query may take. One that goes beyond is told which limit it was, and never gets a cut answer.",
    ),
    "limits_end": (
        "Samma gränser som JSON: samma adress med Accept: application/json.",
        "The same limits as JSON: the same address with Accept: application/json.",
    ),
    "limit": ("Gräns", "Limit"),
    "limit_name": ("Namn", "Name"),
    "limit_value": ("Värde", "Value"),
    "limit_query_seconds": ("Sekunder som en fråga får ta", "Seconds that a query may take"),
    "limit_query_memory_mb": ("Minne som en fråga får ta, i MB", "Memory that a query may take, in MB"),
    "limit_query_bytes": ("Längsta fråga, i byte", "Longest query, in bytes"),
    "limit_query_nesting": ("Nivåer av parenteser i varandra", "Brackets nested in each other"),
    "limit_result_mb": ("Största svar, i MB", "Largest answer, in MB"),
    "limit_lengthy_queries_at_once": ("Långa frågor samtidigt", "Lengthy queries at the same time"),
    "limit_service": ("Andra servrar som SERVICE får fråga", "Other servers that SERVICE may ask"),
    "limit_update": ("Ändringar genom SPARQL Update", "Changes by SPARQL Update"),
    "none": ("inga", "none"),
    # pictures
    "network": ("Vilka den möter i projekt", "Whom it meets in projects"),
    "network_desc": (
        "Organisationen i mitten, partnerna runt om; tabellen efter bilden säger detsamma.",
        "The organisation in the middle, its partners around it; the table after the picture says the same.",
    ),
    "network_text": (
        "Heldragen linje: deltar i samma projekt som organisationen i mitten, antalet inom parentes. Streckad: "
        "partnerna deltar i samma projekt. Tjockare linje, fler projekt.",
        "Solid line: takes part in the same project as the organisation in the middle, the number in brackets. "
        "Dashed: the partners take part in the same project. Thicker line, more projects.",
    ),
    "network_most": ("Bara de {n} som delar flest projekt.", "Only the {n} that share most projects."),
    "network_table": ("Partner och gemensamma projekt", "Partners and shared projects"),
    "partner": ("Partner", "Partner"),
    "shared_projects": ("Gemensamma projekt", "Shared projects"),
    "places": ("På kartan", "On the map"),
    "places_text": (
        "Län som deltagarna verkar i eller som källorna nämner som område. Talet är antalet deltagare.",
        "Counties where the participants act or that the sources name as territory. The number is of participants.",
    ),
    "places_desc": (
        "Karta över Sveriges län där de berörda är fyllda. Samma uppgifter står i tabellen efter kartan.",
        "Map of the counties of Sweden with those concerned filled. The table after it says the same.",
    ),
    "places_table": ("Län och deltagare", "Counties and participants"),
    "participants_there": ("Deltagare", "Participants"),
    "no_participant_there": ("ingen deltagare nämns", "no participant is mentioned"),
    # vocabulary
    "ontology_lead": (
        "Alla klasser och egenskaper i ontologin, med definition på två språk och hur ofta de används.",
        "All classes and properties of the ontology, defined in two languages, with how often they are used.",
    ),
    "classes": ("Klasser", "Classes"),
    "properties": ("Egenskaper", "Properties"),
    "schemes": ("Begreppslistor", "Concept schemes"),
    "scheme": ("Begreppslista", "Concept scheme"),
    "scheme_caption": ("Begrepp, definition och antal användningar", "Concepts, definition and number of uses"),
    "shapes": ("Regler (SHACL)", "Shapes (SHACL)"),
    "shapes_lead": ("Vad som kontrolleras i varje utgåva.", "What is checked in every release."),
    "applies_to": ("Gäller", "Applies to"),
    "above": ("Slag av", "Kind of"),
    "domain": ("Sägs om", "Said of"),
    "range": ("Pekar på", "Points to"),
    "used_n": ("Antal: {n}", "Count: {n}"),
    "unused": ("Används inte än", "Not used yet"),
    "uses": ("Antal", "Uses"),
    "definition": ("Definition", "Definition"),
    "term_example": ("Exempel", "Example"),
    "standing": ("Citat med orden", "Quotations with the words"),
    "stands": ("Var orden står i dokumenten", "Where the words stand in the documents"),
    "stands_text": (
        "Citat där något av begreppets ord står, i någon böjning.",
        "Quotations in which one of the words of the concept stands, in any inflection.",
    ),
    "stands_nowhere": ("Inget citat innehåller något av orden.", "No quotation holds any of the words."),
    "words_for_it": ("Ord för det", "Words for it"),
    "recognised": ("Ord som känns igen i dokumenten", "Words that are recognised in the documents"),
    # about the site
    "privacy_lead": (
        "Grafen innehåller inga uppgifter om enskilda personer: varken namn, e-postadresser eller telefonnummer.",
        "The graph holds no data on individuals: no names, no e-mail addresses, no telephone numbers.",
    ),
    "privacy_masked": (
        "I text som visas ur dokumenten är namn, adresser och nummer maskerade med █.",
        "In text shown from the documents, names, addresses and numbers are masked with █.",
    ),
    "controller": ("Vem som ansvarar", "Who is responsible"),
    "no_controller": ("Utgivaren har inte angett vem.", "The publisher has not said who."),
    "fault_or_removal": ("Rapportera fel eller begär att något tas bort", "Report a fault or ask for a removal"),
    "fault_text": (
        "Skriv till utgivaren och ange sidans beständiga adress. Det som rättas eller maskeras syns i nästa utgåva.",
        "Write to the publisher and give the permanent address of the page. What is mended or masked shows in the "
        "next release.",
    ),
    "visitors": ("Besökare", "Visitors"),
    "visitors_text": (
        "Sidorna sätter inga kakor och hämtar inget från andra servrar. Bara frågeredigeraren kör skript, och de "
        "frågor den minns stannar i webbläsaren.",
        "The pages set no cookies and fetch nothing from other servers. The query editor alone runs a script, and the "
        "queries that it remembers stay in the browser.",
    ),
    "interface": ("För program", "For programs"),
    "interface_lead": (
        "Adresserna som program kan anropa. Beskrivningen finns också som OpenAPI.",
        "The addresses that programs can call. The description is there as OpenAPI as well.",
    ),
    "interface_file": ("openapi.json", "openapi.json"),
    "interface_try": ("Pröva i en terminal:", "Try it in a terminal:"),
    "interface_groups": ("Adresser efter ämne", "Addresses by subject"),
    "interface_sparql": ("SPARQL", "SPARQL"),
    "interface_questions": ("Namngivna frågor", "Named questions"),
    "interface_linked_data": ("Länkade data", "Linked data"),
    "interface_search": ("Sökning", "Search"),
    "interface_files": ("Filer och utgåvor", "Files and releases"),
    "interface_catalogue": ("Katalog", "Catalogue"),
    "interface_operation": ("Drift och gränser", "Operation and limits"),
    "interface_parameters": ("Parametrar", "Parameters"),
    "interface_required": ("(krävs)", "(required)"),
    "interface_formats": ("Format", "Formats"),
    "interface_faults": ("Fel", "Faults"),
    "accessibility": ("Tillgänglighet", "Accessibility"),
    "accessibility_lead": (
        "Mall för tillgänglighetsredogörelse. Den som driver tjänsten fyller i vad som gäller.",
        "Template of an accessibility statement. Whoever runs the service fills in what holds.",
    ),
    "accessibility_how": ("Hur tillgänglig webbplatsen är", "How accessible the site is"),
    "accessibility_aim": (
        "Målet är WCAG 2.2 nivå AA (EN 301 549). Alla uppgifter går att nå utan skript, med tangentbord och med "
        "skärmläsare; kartan har en tabell med samma uppgifter.",
        "The aim is WCAG 2.2 level AA (EN 301 549). All facts can be reached without scripts, by keyboard and with "
        "a screen reader; the map has a table that says the same.",
    ),
    "accessibility_known": ("Kända brister", "Known shortcomings"),
    "accessibility_known_text": (
        "Citat är på dokumentets språk. Sidorna är inte granskade av någon utomstående.",
        "Quotations are in the language of the document. The pages have not been reviewed by an outsider.",
    ),
    "accessibility_tell": ("Berätta om hinder", "Tell us of obstacles"),
    # releases
    "superseded": ("Utgåvan är ersatt. Den gällande är", "This release is superseded. The current one is"),
    "example_publisher": (
        "Utgivaren är ännu ett exempelvärde: detta är ett prov, ingen publicering.",
        "The publisher is still an example value: this is a trial, no publication.",
    ),
    "files": ("Filer att ladda ner", "Files to download"),
    "file": ("Fil", "File"),
    "sum": ("SHA-256", "SHA-256"),
    "graphs_apart": (
        "Filerna med en graf var står på grafernas egna sidor och i SHA256SUMS",
        "The files with one graph each are on the pages of the graphs and in SHA256SUMS",
    ),
    "feed": ("Flöde av utgåvor (Atom)", "Feed of releases (Atom)"),
    "changes": ("Ändringar i utgåvan", "Changes of the release"),
    "changes_since": (
        "Sedan utgåvan {old}: {came} uppgifter har kommit till, {went} har utgått.",
        "Since release {old}: {came} statements came, {went} went.",
    ),
    "changes_first": (
        "Den första utgåvan här, med {came} uppgifter.",
        "The first release here, with {came} statements.",
    ),
    "named_graph": ("Namngiven graf", "Named graph"),
    "patch": ("RDF Patch", "RDF Patch"),
    "came": ("Tillkommit", "Came"),
    "went": ("Utgått", "Went"),
    # parts for other sites
    "embed": ("Bädda in på en annan webbplats", "Embed in another site"),
    "embed_lead": (
        "Kopiera raden till er sida. Delarna är ren HTML och SVG: inga skript, inga kakor, ingen spårning. Frågornas "
        "parametrar går att lägga till i adressen.",
        "Copy the line to your page. The parts are plain HTML and SVG: no scripts, no cookies, no tracking. The "
        "parameters of a question can be added to the address.",
    ),
    "source": ("Källa", "Source"),
    # use and cite
    "use": ("Använd uppgifterna", "Use the data"),
    "permanent": ("Beständig adress", "Permanent address"),
    "as_data": ("Som data", "As data"),
    "as_sparql": ("Som SPARQL", "As SPARQL"),
    "run_it": ("Öppna i frågefönstret", "Open in the query editor"),
    "fault_here": ("Rapportera ett fel på den här sidan", "Report a fault on this page"),
    "fault_mail": ("Fel i Samgraf", "Fault in Samgraf"),
    "disagree": (
        "Källorna är inte överens. Så här säger var och en.",
        "The sources disagree. This is what each of them says.",
    ),
    "according_to": ("Enligt", "According to"),
    "cite": ("Hänvisa hit", "Cite this"),
    "fault": ("Rapportera fel", "Report a fault"),
    # query editor
    "editor": ("Fråga med SPARQL", "Query with SPARQL"),
    "editor_lead": (
        "För den som vill ställa egna frågor till hela grafen.",
        "For those who want to ask the whole graph questions of their own.",
    ),
    "editor_label": ("Fråga i SPARQL", "Query in SPARQL"),
    "editor_help": (
        "Ctrl och Enter ställer frågan. Ctrl och blanksteg visar förslag. Tabb lämnar fältet.",
        "Ctrl and Enter asks the query. Ctrl and space shows suggestions. Tab leaves the field.",
    ),
    "example": ("Exempel", "Example"),
    "example_fetch": ("Hämta exemplet", "Fetch the example"),
    "answer_as": ("Svar som", "Answer as"),
    "answer_page": ("tabell på sidan", "table on the page"),
    "answer_rows": ("Fil med rader (SELECT, ASK)", "File of rows (SELECT, ASK)"),
    "answer_graph": ("Fil med graf (CONSTRUCT, DESCRIBE)", "File of a graph (CONSTRUCT, DESCRIBE)"),
    "file_of": (".{format}", ".{format}"),
    "asks": ("Frågor om detta", "Questions about this"),
    "on_page": ("På den här sidan", "On this page"),
    "ask_it": ("Ställ frågan", "Ask"),
    "stop": ("Avbryt", "Stop"),
    "running": ("Frågan körs.", "The query is running."),
    "stopped": ("Frågan är avbruten.", "The query has been stopped."),
    "failed": ("Servern svarade inte.", "The server did not answer."),
    "answered": ("Svaret har kommit", "The answer has come"),
    "completions": ("Förslag", "Suggestions"),
    "trouble_at": ("Fel på rad {line}, tecken {column}:", "Error on line {line}, character {column}:"),
    "yes": ("Ja", "Yes"),
    "no": ("Nej", "No"),
    "empty_answer": ("Svaret har inga rader.", "The answer has no rows."),
    "not_asked": ("Frågan är inte ställd än.", "The query has not been asked yet."),
    "permalink": ("Länk till frågan och svaret", "Link to the query and its answer"),
    "earlier": ("Tidigare frågor", "Earlier queries"),
    "earlier_text": (
        "De finns bara i den här webbläsaren.",
        "They are kept in this browser alone.",
    ),
    "forget": ("Glöm dem", "Forget them"),
    # paging
    "table": ("Tabell", "Table"),
    "pages": ("Sidor", "Pages"),
    "previous": ("Föregående", "Previous"),
    "next": ("Nästa", "Next"),
    "page_of": ("Sida {page} av {pages}", "Page {page} of {pages}"),
    # problems
    "problem": ("Det gick inte", "That did not work"),
    "problem_internal": (
        "Felet är vårt. Det är antecknat.",
        "The fault is ours. It has been noted.",
    ),
    "problem_bad_request": (
        "Något i adressen går inte att förstå.",
        "Something in the address cannot be understood.",
    ),
    "problem_syntax": (
        "Texten är ingen fråga i SPARQL.",
        "The text is no query in SPARQL.",
    ),
    "problem_evaluation": (
        "Frågan är rätt skriven men går inte att räkna ut.",
        "The query is well formed but cannot be worked out.",
    ),
    "problem_too_deep": (
        "Frågan har för många parenteser i varandra.",
        "The query has too many brackets nested in each other.",
    ),
    "problem_outgoing": (
        "Den här servern frågar inga andra servrar.",
        "This server asks no other servers.",
    ),
    "problem_read_only": (
        "Grafen ändras bara genom en ny utgåva.",
        "The graph is changed by a new release only.",
    ),
    "problem_not_found": (
        "Adressen kan vara felskriven, eller så nämner den här utgåvan inte saken.",
        "The address may be misspelt, or this release does not mention the thing.",
    ),
    "problem_method": (
        "Adressen går bara att läsa.",
        "The address can only be read.",
    ),
    "problem_not_acceptable": (
        "Sidan finns inte i det format som begärdes.",
        "The page does not exist in the format asked for.",
    ),
    "problem_too_long": (
        "Adressen eller frågan är för lång.",
        "The address or the query is too long.",
    ),
    "problem_media_type": (
        "Servern förstår inte det format som skickades.",
        "The server does not understand the format that was sent.",
    ),
    "problem_result_too_large": (
        "Svaret är större än gränsen. Begränsa frågan.",
        "The answer is larger than the limit. Narrow the query.",
    ),
    "problem_memory": (
        "Frågan behöver mer minne än gränsen. Begränsa den.",
        "The query needs more memory than the limit. Narrow it.",
    ),
    "problem_overloaded": (
        "Många frågar just nu. Försök igen om en stund.",
        "Many are asking right now. Try again in a while.",
    ),
    "problem_store_away": (
        "Databasen som svarar på frågor går inte att nå just nu. Försök igen om en stund.",
        "The store that answers queries cannot be reached right now. Try again in a while.",
    ),
    "problem_no_release": (
        "Ingen utgåva är publicerad här än. Försök igen om en stund.",
        "No release is published here yet. Try again in a while.",
    ),
    "problem_timeout": (
        "Frågan tog längre tid än gränsen. Begränsa den.",
        "The query took longer than the limit. Narrow it.",
    ),
    "problem_engine": (
        "Felet är vårt. Försök igen om en stund.",
        "The fault is ours. Try again in a while.",
    ),
    "problem_help": (
        "Gå till startsidan, sök, eller läs frågorna som grafen kan svara på.",
        "Go to the front page, search, or read the questions that the graph can answer.",
    ),
}


_LAST: Final = str.maketrans("åäöüé", "{|}ye")  # these follow z in Unicode, as å, ä and ö do in Swedish


def alphabetical(text: str) -> str:
    """What puts texts in the order of the Swedish alphabet, whatever their case.

    >>> sorted(["Örebro", "Ånge", "Älmhult", "Zinkgruvan"], key=alphabetical)
    ['Zinkgruvan', 'Ånge', 'Älmhult', 'Örebro']
    """
    return text.casefold().translate(_LAST)


def capital(text: str) -> str:
    """A label as it begins a line or names a page.

    >>> capital("åtgärd"), capital("")
    ('Åtgärd', '')
    """
    return text[:1].upper() + text[1:]


def number(value: int, spoken: str) -> str:
    """A number as it is written: thousands parted by a no-break space in Swedish, a comma in English.

    >>> number(1234567, "en"), number(12, "sv")
    ('1,234,567', '12')
    """
    return f"{value:,}".replace(",", "\u00a0") if spoken == "sv" else f"{value:,}"
