"""The rule P2: how large a project may be under a license, and whether it has to register."""

from collections.abc import Iterator

from ptm_lsp.core.policy import UsePolicy
from ptm_lsp.core.verdict import Reason, Ruling
from ptm_lsp.licenses.names import recognise
from ptm_lsp.licenses.setting import Setting
from ptm_lsp.licenses.terms import Terms, Threshold
from ptm_lsp.licenses.wording import quoted

_EFFECTS = {
    "separate-license": "asks for another license",
    "termination": "ends",
    "display": "asks to show its name",
    "security-review": "asks for a security review",
}
_MONTHS = 12


def of_sizes(who: str, terms: Terms, setting: Setting) -> Iterator[Reason]:
    """P2: each threshold, and registration; nothing where the project declares that it is not commercial."""
    if setting.use.commercial is False:
        return
    license_ = f"{quoted(terms.id)}, the license of {quoted(who)},"
    for threshold in terms.thresholds:
        yield _of_threshold(license_, terms, threshold, setting)
    if terms.registration:
        is_registered = any(terms.id == recognise(name) or name == who for name in setting.use.registered)
        yield Reason(
            rule="P2",
            ruling=Ruling.OBLIGATIONS if is_registered else Ruling.REVIEW,
            text=f"{license_} asks for registration before commercial use",
            source=terms.where("size"),
            hint=None if is_registered else f"register, and add `{terms.id}` to `registered` in `[tool.ptm.use]`",
            duties=("register-with-licensor",),
        )


def _of_threshold(license_: str, terms: Terms, threshold: Threshold, setting: Setting) -> Reason:
    above = _is_above(threshold, setting.use)
    limit = f"{threshold.value:,} {threshold.metric.replace('_', ' ')}"
    when = ", counted when the model was released" if threshold.when == "release" else ""
    what = f"{_EFFECTS[threshold.effect]} above {limit}{when}"
    stay = f"stay-below:{threshold.metric}={threshold.value}"
    if above:
        return Reason(
            rule="P2",
            ruling=_above(threshold),
            text=f"{license_} {what}, and the project declares more",
            source=terms.where("size"),
            hint=None if threshold.effect == "display" else "ask the licensor for a license",
            duties=(f"display-over-threshold:{terms.display_over_threshold}",) if threshold.effect == "display" else (),
        )
    is_open = above is None and setting.use.strict
    return Reason(
        rule="P2",
        ruling=Ruling.REVIEW if is_open else Ruling.OBLIGATIONS,
        text=f"{license_} {what}{', and the project does not declare its size' if is_open else ''}",
        source=terms.where("size"),
        duties=(stay,),
    )


def _above(threshold: Threshold) -> Ruling:
    if threshold.effect == "display":
        return Ruling.OBLIGATIONS
    # A project that is large today may have been small on the one day that counts.
    is_open = threshold.when == "release" or threshold.effect == "security-review"
    return Ruling.REVIEW if is_open else Ruling.CONFLICT


def _is_above(threshold: Threshold, use: UsePolicy) -> bool | None:
    """Whether the project is larger; None where it does not declare what would tell."""
    users, revenue = use.monthly_active_users, use.annual_revenue_usd
    match threshold.metric:
        case "monthly_active_users" | "monthly_unique_users":
            return None if users is None else users > threshold.value
        case "annual_revenue_usd":
            return None if revenue is None else revenue > threshold.value
        case "monthly_revenue_usd":
            return None if revenue is None else revenue > threshold.value * _MONTHS
        case "daily_active_users":  # no more than in a month
            return False if users is not None and users <= threshold.value else None
        case metric if metric.startswith("annual_") and "revenue" in metric:  # a part of the whole
            return False if revenue is not None and revenue <= threshold.value else None
        case _:
            return None
