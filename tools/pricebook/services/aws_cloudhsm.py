"""CloudHSM."""

import sources


def build(book):
    for row in sources.feed("cloudhsm"):
        if row["metric"] == "CloudHSM Hourly" and row["region"]:
            book.add(f"aws/cloudhsm/{row['region']}/hsm", "hours", row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
