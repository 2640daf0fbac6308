"""NAT gateways."""

import sources


def build(book):
    for row in sources.nat():
        what = "hours" if row["dimension"] == "NatGateway-Hours" else "data"
        unit = "hours" if what == "hours" else "GB"
        book.add(f"aws/vpc/{row['region']}/nat-gateway/{what}", unit, row["usd"], source=row["source"].split(" ")[0], date=sources.WEB_FEED_DATE)
