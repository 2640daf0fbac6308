"""Shield Advanced: the subscription."""

import sources
import tables


def build(book):
    for row in sources.feed("shield"):
        if row["metric"] == "Advanced Monthly Fee":
            prices = [("subscription", "organizations", 0, row["usd"])]
            tables.add_global(book, "shield", prices, source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
