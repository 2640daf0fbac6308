"""Spells Azure's price keys as `AzureKeys.java` and the loader do, and reads the vendor's units of measure."""

import decimal
import re

UNIT = re.compile(r"(\d+)([KMB]?)(?:\s+([A-Za-z ]+?))?(?:\s*/\s*(\w+))?")
ZEROS = {"": 1, "K": 10**3, "M": 10**6, "B": 10**9}
TIMES = {"second": "seconds", "minute": "minutes", "hour": "hours", "day": "days", "month": "units", "year": "years"}
AMOUNTS = {"gb": "GB", "gib": "GiB", "tb": "TB", "mb": "MB", "tib": "TiB"}


def part(name):
    """As KeyParts.java does."""
    return re.sub(r"[^a-z0-9._]+", "-", name.lower()).strip("-")


def meter(service, region, product, sku, name, how="on-demand"):
    return "/".join(["azure", part(service), part(region) or "global", part(product), part(sku), part(name), how])


def machine(region, size, system, how="on-demand"):
    return f"azure/virtual-machines/{part(region)}/{size.lower().replace(' ', '_')}/{system}/{how}"


def unit(text):
    """(block, unit) as UnitOfMeasure.java reads it; None for what is not known here."""
    form = UNIT.fullmatch(text)
    if not form:
        return None
    block = int(form[1]) * ZEROS[form[2]]
    amount, time = form[3], form[4]
    singular = lambda word: re.sub(r"s$", "", word.lower())
    if amount is None:
        return block, "units" if time is None else TIMES[singular(time)]
    if singular(amount) in TIMES:
        return block, TIMES[singular(amount)]
    known = AMOUNTS.get(amount.lower())
    if known is None:
        return None
    if time is None or singular(time) == "month":
        return block, known
    return block, f"{known}-{TIMES[singular(time)]}"


def shortest(value, tolerance):
    """The shortest decimal that is as near to `value` as the rounding of a bill allows."""
    value = decimal.Decimal(value)
    tolerance = decimal.Decimal(tolerance)
    for digits in range(0, 12):
        rounded = round(value, digits)
        if abs(rounded - value) <= tolerance and (rounded != 0 or value == 0):
            return rounded
    return value


def hourly(value):
    """The price of an hour of which a bill of 730 hours was rounded to a cent."""
    return shortest(value, decimal.Decimal("0.005") / 730)
