"""Direct Connect: ports by location and capacity, data from a region to a location."""

import re

import sources
import tables

# Location codes, as Terraform writes them: data centres, as the feed names them. Only those that are sure.
LOCATIONS = {
    "EqDC2": "Equinix DC1 DC6 DC10 DC11",
    "EqDA2": "Equinix DA1 DA3 DA6",
    "EqSV5": "Equinix SV1 SV5",
    "EqSe2": "Equinix SE2 SE3",
    "EqLA3": "Equinix LA1 LA4",
    "EqNY5": "Equinix NY5 Secaucus NJ",
    "EqAM3": "Equinix AM3",
    "EqTY2": "Equinix TY2 TY6 TY7",
    "EqOS1": "Equinix OS1",
    "EqSG2": "Equinix SG2",
    "EqSY3": "Equinix SY1 SY4",
    "CSVA1": "CoreSite VA1 VA2",
    "CSOW": "CoreSite One Wilshire",
}

PORT = re.compile(r"Direct Connect (HC )?(\d+)([MG]) (.+)")
DATA = re.compile(r"DataTransfer (?:Inter|Intra)Region Outbound to (.+)")

# What the feed does not have.
PUBLIC_LIST = [("port/dedicated/EqDC2/100Gbps", "hours", 0, "22.5")]
PUBLISHED = re.compile(r"Outbound data transfer \(from (.+), to (.+)\)")

CODES = {name: code for code, name in LOCATIONS.items()}


def code_of(location):
    return CODES.get(" ".join(location.replace(" - ", " ").split()))


def build(book):
    for row in sources.feed("directconnect"):
        if port := PORT.fullmatch(row["metric"]):
            hosted, number, size, location = port.groups()
            kind = "hosted" if hosted else "dedicated"
            key = f"global/port/{kind}/{code_of(location)}/{number}{size}bps"
            unit = "hours"
        elif (data := DATA.fullmatch(row["metric"])) and tables.REGION.fullmatch(row["region"]):
            location = data.group(1)
            key = f"{row['region']}/data/{code_of(location)}"
            unit = "GB"
        else:
            continue
        if code_of(location) and not (unit == "hours" and row["region"].startswith("us-gov")):
            book.add(f"aws/directconnect/{key}", unit, row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
    tables.add_global(book, "directconnect", PUBLIC_LIST, source="known-list-price", date=sources.WEB_FEED_DATE)
    for row in sources.bills("aws_dx_connection"):
        if data := PUBLISHED.fullmatch(row["component"]):
            book.add(
                f"aws/directconnect/{data.group(1)}/data/{data.group(2)}",
                "GB",
                row["unit_price"],
                source=sources.PUBLISHED_BILLS,
                date=sources.PUBLISHED_BILLS_DATE,
            )
