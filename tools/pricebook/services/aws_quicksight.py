"""QuickSight: users by role, and memory of SPICE."""

import sources
import tables

METRICS = {
    "Enterprise Monthly Reader subscriptions per User": ("user/reader", "users", 0),
    "Enterprise Monthly Reader Pro subscriptions per User": ("user/reader_pro", "users", 0),
    "Enterprise Monthly Author Pro subscriptions per User": ("user/author_pro", "users", 0),
    "Enterprise SPICE capacity provisioned per GB Mo": ("spice/enterprise", "GB", 0),
    "Standard SPICE capacity provisioned per GB Mo": ("spice/standard", "GB", 0),
}
AUTHORS = {
    "Enterprise Monthly user subscriptions per User": "author/enterprise",
    "Standard Monthly user subscriptions per User": "author/standard",
}


def build(book):
    tables.add_feed(book, "quicksight", "quicksight", METRICS)
    for row in sources.feed("quicksight"):
        if row["metric"] in AUTHORS:
            prices = [(AUTHORS[row["metric"]], "users", 0, row["usd"])]
            tables.add_global(book, "quicksight", prices, source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
