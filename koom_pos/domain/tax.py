"""TGC, the general tax on consumption of New Caledonia, worked out of prices that include it.

Rates are basis points (22 % = 2200). Computed once per ticket and rate, stored, never recomputed. The
franc-rounding rule of TGC was not found in any official text; the rule kept here, and what it costs, is in
`docs/money.md`.

Source: loi du pays n° 2016-14 of 30 September 2016; rates in full since 1 October 2018.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from koom_pos.domain.errors import RefusedError

RATES_BP = (0, 300, 600, 1100, 2200)
"""Exempt, reduced, specific, normal and higher rate."""

DEFAULT_GOODS_RATE_BP = 2200
"""Perfumery and cosmetics are at the higher rate."""

DEFAULT_SERVICE_RATE_BP = 600
"""Beauty services are at the specific rate."""

FRANCHISE_MENTION = "Franchise en base – TGC non applicable"
"""What every ticket and invoice of a franchised shop must print, in the words of the law."""

_WHOLE_BP = 10_000


class TaxRegime(StrEnum):
    """How the shop stands towards TGC; a setting of the company."""

    NORMAL = "normal"
    FRANCHISE = "franchise"


class UnknownRateError(RefusedError):
    """The rate is not one of the five that the law knows."""

    def __init__(self, rate_bp: int) -> None:
        super().__init__(f"no TGC rate of {rate_bp} basis points")
        self.rate_bp = rate_bp


@dataclass(frozen=True, slots=True)
class TaxLine:
    """What a ticket holds at one rate. Always `gross_xpf == net_xpf + tax_xpf`; all three negative for a
    return.
    """

    rate_bp: int
    gross_xpf: int
    net_xpf: int
    tax_xpf: int


def split_gross(gross_xpf: int, rate_bp: int) -> TaxLine:
    """Split an amount that includes TGC into its base and its tax.

    The base is rounded to the franc, a half away from zero; the tax is the rest, so nothing is lost. A
    return is the exact mirror of its sale.

    Raises:
        UnknownRateError: `rate_bp` is not in `RATES_BP`.
    """
    if rate_bp not in RATES_BP:
        raise UnknownRateError(rate_bp)
    divisor = _WHOLE_BP + rate_bp
    size = (2 * abs(gross_xpf) * _WHOLE_BP + divisor) // (2 * divisor)
    net_xpf = size if gross_xpf >= 0 else -size
    return TaxLine(rate_bp, gross_xpf, net_xpf, gross_xpf - net_xpf)


def tax_lines(amounts: Iterable[tuple[int, int]], regime: TaxRegime) -> tuple[TaxLine, ...]:
    """Return one line per rate of a ticket, rates ascending.

    Gross amounts of a rate are summed first and split once, so the printed base is the one of the printed
    total. A rate whose sale and return cancel out keeps its line, at zero. Under the franchise all is one
    line at rate 0.

    Args:
        amounts: `(rate_bp, gross_xpf)` of every ticket line, discounts already off, returns negative.
        regime: The regime of the shop on the business date of the ticket.

    Raises:
        UnknownRateError: a rate is not in `RATES_BP`, whatever the regime.
    """
    gross_by_rate: dict[int, int] = {}
    for rate_bp, gross_xpf in amounts:
        if rate_bp not in RATES_BP:
            raise UnknownRateError(rate_bp)
        applied_bp = 0 if regime is TaxRegime.FRANCHISE else rate_bp
        gross_by_rate[applied_bp] = gross_by_rate.get(applied_bp, 0) + gross_xpf
    return tuple(split_gross(gross_by_rate[rate_bp], rate_bp) for rate_bp in sorted(gross_by_rate))
