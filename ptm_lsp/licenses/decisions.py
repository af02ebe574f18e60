"""What the project itself decided about licenses: lists of allowed and denied ones, and exceptions."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase

from ptm_lsp.core.policy import LicenseException
from ptm_lsp.core.verdict import Reason, Ruling
from ptm_lsp.licenses.expression import License, read_expression
from ptm_lsp.licenses.setting import Setting
from ptm_lsp.licenses.statement import Statement, is_among
from ptm_lsp.licenses.wording import joined, quoted


def of_lists(binding: Iterable[Statement], setting: Setting) -> Iterator[Reason]:
    """A reason for each license that the project does not take, whatever its terms."""
    for statement in binding:
        kept = [
            choice for choice in statement.alternatives if not any(_is_in(one, setting.policy.deny) for one in choice)
        ]
        if not kept:
            yield _refused("deny", statement, "denied by `licenses.deny`")
        elif not any(all(_is_allowed(one, setting) for one in choice) for choice in kept):
            yield _refused("allow", statement, "not among the licenses of `licenses.allow`")


def excused(
    model: str, binding: Iterable[Statement], setting: Setting, reasons: tuple[Reason, ...]
) -> tuple[Reason, ...]:
    """The reasons, of which an exception of the project settles those above obligations."""
    names = [one for statement in binding for one in statement.licenses]
    for exception in setting.policy.exceptions:
        if not fnmatchcase(model.casefold(), exception.model.casefold()):
            continue
        if not _is_about(exception, names):
            other = quoted(exception.license or "")
            text = f"the exception for {quoted(model)} is about {other}, which is not its license"
            return (*reasons, Reason(rule="exception", ruling=Ruling.OK, text=text))
        if exception.until and exception.until < setting.today:
            text = f"the exception for {quoted(model)} ended on {exception.until}"
            return (*reasons, Reason(rule="exception", ruling=Ruling.REVIEW, text=text, hint="renew it, or remove it"))
        said = Reason(
            rule="exception", ruling=Ruling.OK, text=f"the project accepts {quoted(model)}: {quoted(exception.reason)}"
        )
        return (said, *(_settled(reason) for reason in reasons))
    return reasons


def _refused(rule: str, statement: Statement, why: str) -> Reason:
    return Reason(
        rule=rule,
        ruling=Ruling.CONFLICT,
        text=f"{joined(statement.names)}, the license of {quoted(statement.who)}, is {why}",
        hint="take another model, or add an exception with a reason to `licenses.exceptions`",
    )


def _is_allowed(license_: License, setting: Setting) -> bool:
    return setting.policy.allow is None or _is_in(license_, setting.policy.allow)


def _is_in(license_: License, names: Iterable[str]) -> bool:
    return is_among(license_, tuple(choice for name in names for choice in read_expression(name)))


def _is_about(exception: LicenseException, licenses: Iterable[License]) -> bool:
    return exception.license is None or any(_is_in(one, (exception.license,)) for one in licenses)


def _settled(reason: Reason) -> Reason:
    return replace(reason, ruling=Ruling.OK) if reason.ruling.rank > Ruling.OBLIGATIONS.rank else reason
