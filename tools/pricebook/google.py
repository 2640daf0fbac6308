"""What the modules of Google's services share: the sources' rows and the regions that have one price."""

import sources

# One SKU of the catalogue is sold at one price in all of these: `running in Americas`.
AMERICAS = ("us-central1", "us-east1", "us-west1")


def regions():
    """Those that have machines."""
    return {path[-1] for (path, _) in sources.google() if path[:4] == ("compute", "network", "ip", "vm")}


def published(book, service, rows, *, regions=("global",)):
    """Prices read off published bills, snapped to the shortest decimal within 1e-4: (path, unit, tier_from, usd)."""
    for region in regions:
        for path, unit, tier_from, usd in rows:
            book.add(f"google/{service}/{region}/{path}/on-demand", unit, usd, tier_from=tier_from,
                     source=sources.PUBLISHED_BILLS, date=sources.PUBLISHED_BILLS_DATE)


def known(book, service, rows, *, regions=("global",)):
    """Public list prices that no source file has, entered by hand."""
    for region in regions:
        for path, unit, tier_from, usd in rows:
            book.add(f"google/{service}/{region}/{path}/on-demand", unit, usd, tier_from=tier_from,
                     source="known-list-price", date=sources.PUBLISHED_BILLS_DATE)


def listed(book, region, path, unit, usd, *, service="compute-engine", tier_from="0", how="on-demand", note=""):
    """A price of all-regions."""
    book.add(f"google/{service}/{region}/{path}/{how}", unit, usd, tier_from=tier_from,
             source=sources.GOOGLE + note, date=sources.GOOGLE_DATE)
