"""The rules P about a declared use: whether the terms of a license allow it."""

from collections.abc import Iterator

from ptm_lsp.core.facts import UNKNOWN, Known
from ptm_lsp.core.verdict import Reason, Ruling
from ptm_lsp.licenses.setting import Setting
from ptm_lsp.licenses.terms import Terms
from ptm_lsp.licenses.wording import quoted

_MULTIMODAL = frozenset(
    {"image-text-to-text", "visual-question-answering", "any-to-any", "video-text-to-text", "audio-text-to-text"}
)
# Source: https://european-union.europa.eu/principles-countries-history/eu-countries_en
_EU = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV"}
    | {"MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
)
_SAME_REGION = {"GB": "UK", "EL": "EU"} | dict.fromkeys(_EU, "EU")
_RESEARCH_WORDS = frozenset({"research", "academic", "scientific", "non-commercial", "noncommercial", "only"})
_OUTPUTS = {
    "research-only": Ruling.CONFLICT,
    "non-commercial": Ruling.CONFLICT,
    "no-competing": Ruling.REVIEW,
    "naming": Ruling.OBLIGATIONS,
    "display": Ruling.OBLIGATIONS,
    "derivative": Ruling.OBLIGATIONS,
}


def of_use(who: str, terms: Terms, setting: Setting, task: Known[str | None]) -> Iterator[Reason]:
    """P1 and P5 to P9: purpose, field, region, outputs, research, hosting."""
    license_ = f"{quoted(terms.id)}, the license of {quoted(who)},"
    yield from _commerce(license_, terms, setting)
    yield from _fields(license_, terms, setting)
    yield from _region(license_, terms, setting, task)
    yield from _outputs(license_, terms, setting)
    yield from _research(license_, terms, setting)
    yield from _hosting(license_, terms, setting)


def is_research(purpose: str | None) -> bool:
    """Whether a declared purpose is research and nothing else."""
    words = (purpose or "").casefold().split()
    return "research" in words and _RESEARCH_WORDS.issuperset(words)


def _commerce(license_: str, terms: Terms, setting: Setting) -> Iterator[Reason]:
    declared = setting.use.commercial
    if terms.commercial == "unstated" and declared:
        text = f"{license_} does not say whether commercial use is allowed"
        yield Reason(
            rule="P1", ruling=Ruling.REVIEW, text=text, source=terms.where("commercial"), hint="ask the licensor"
        )
    if terms.commercial != "no":
        return
    hint: str | None = None
    match declared:
        case True:
            text, ruling = "forbids commercial use, which the project declares", Ruling.CONFLICT
            hint = "take a model whose license allows commercial use, or ask the licensor for one"
        case None:
            text, ruling = (
                "forbids commercial use, and the project does not say whether it is commercial",
                Ruling.REVIEW,
            )
            hint = "set `commercial` in `[tool.ptm.use]`"
        case False:
            text, ruling = "allows no commercial use", Ruling.OBLIGATIONS
    yield Reason(
        rule="P1",
        ruling=ruling,
        text=f"{license_} {text}",
        source=terms.where("commercial"),
        hint=hint,
        duties=("non-commercial-only",),
    )


def _fields(license_: str, terms: Terms, setting: Setting) -> Iterator[Reason]:
    for field in setting.use.fields:
        if field.strip().casefold().replace("_", "-").replace(" ", "-") in terms.prohibited:
            yield Reason(
                rule="P5",
                ruling=Ruling.CONFLICT,
                text=f"{license_} forbids use for {quoted(field)}, which the project declares",
                source=terms.where("use"),
                hint="take a model whose license leaves this field free",
            )


def _region(license_: str, terms: Terms, setting: Setting, task: Known[str | None]) -> Iterator[Reason]:
    if not terms.regions_excluded:
        return
    declared = (setting.use.licensee_region or "").strip().upper()
    if not declared and not setting.use.strict:
        return
    if declared and not {declared, _SAME_REGION.get(declared, declared)} & {*terms.regions_excluded}:
        return
    if terms.regions_multimodal_only and task is not UNKNOWN and task is not None and task not in _MULTIMODAL:
        return
    regions = ", ".join(terms.regions_excluded)
    which = "multimodal models" if terms.regions_multimodal_only else "all rights"
    is_sure = bool(declared) and (not terms.regions_multimodal_only or task in _MULTIMODAL)
    yield Reason(
        rule="P6",
        ruling=Ruling.CONFLICT if is_sure else Ruling.REVIEW,
        text=f"{license_} withholds {which} from licensees in {regions}"
        + ("" if declared else ", and the project does not declare its region")
        + ("" if is_sure or not declared else ", and the task of the model is not known"),
        source=terms.where("region"),
        hint="take another model" if is_sure else None,
    )


def _outputs(license_: str, terms: Terms, setting: Setting) -> Iterator[Reason]:
    restriction = terms.output_restriction
    if not setting.use.trains_other_model_on_outputs:
        return
    is_ban = restriction.startswith("no-other-") or restriction == "no-foundation-model"
    ruling = Ruling.CONFLICT if is_ban else _OUTPUTS.get(restriction)
    if ruling is None:
        return
    duties = {
        "naming": (f"name-prefix:{terms.name_prefix}",) if terms.name_prefix else (),
        "derivative": ("outputs-derivative",),
    }.get(restriction, ())
    shown = (f"display-on-training:{terms.display_on_training}",) if terms.display_on_training else ()
    limits = "does not let its outputs train other models" if is_ban else f"limits what outputs train ({restriction})"
    yield Reason(
        rule="P7",
        ruling=ruling,
        text=f"{license_} {limits}, and the project trains a model on outputs",
        source=terms.where("outputs"),
        hint=None if ruling is Ruling.OBLIGATIONS else "train on outputs of a model whose license leaves them free",
        duties=(*duties, *shown),
    )


def _research(license_: str, terms: Terms, setting: Setting) -> Iterator[Reason]:
    if not terms.research_only:
        return
    purpose, hint = setting.use.purpose, None
    if setting.use.commercial or (purpose and not is_research(purpose)):
        text, ruling = "allows research only, and the project declares another use", Ruling.CONFLICT
        hint = "take a model whose license allows that use"
    elif purpose is None:
        text, ruling = "allows research only, and the project does not declare its purpose", Ruling.REVIEW
        hint = 'set `purpose = "research"` in `[tool.ptm.use]` if that is what it is'
    else:
        text, ruling = "allows research only", Ruling.OBLIGATIONS
    yield Reason(
        rule="P8",
        ruling=ruling,
        text=f"{license_} {text}",
        source=terms.where("research"),
        hint=hint,
        duties=("research-only",),
    )


def _hosting(license_: str, terms: Terms, setting: Setting) -> Iterator[Reason]:
    if terms.hosting and setting.way == "hosted":
        is_forbidden = terms.hosting == "forbidden"
        verb = "forbids" if is_forbidden else "may ask for another license for"
        yield Reason(
            rule="P9",
            ruling=Ruling.CONFLICT if is_forbidden else Ruling.REVIEW,
            text=f"{license_} {verb} hosting it as a service",
            source=terms.where("hosting"),
            hint="ask the licensor",
        )
