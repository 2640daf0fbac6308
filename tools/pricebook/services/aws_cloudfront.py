"""CloudFront: data transfer and requests by part of the world, and what distributions add."""

import re

import sources
import tables

# Part of the world, as the feed names it: as the usage file names it. Canada and the Middle East cost
# what the United States and South Africa do.
AREAS = {
    "United States": "us",
    "EU": "europe",
    "South Africa": "south_africa",
    "South America": "south_america",
    "Japan": "japan",
    "Australia": "australia",
    "Asia Pacific": "asia_pacific",
    "India": "india",
}

# Gigabytes at which a tier begins.
TIERS = {
    "first 10 tb": 0,
    "next 40 tb": 10240,
    "next 100 tb": 51200,
    "next 350 tb": 153600,
    "next 524 tb": 512000,
    "next 4 pb": 1048576,
    "over 5 pb": 5242880,
}

TO_INTERNET = re.compile(r".*;Regional DT from (.+) to Internet (.+)")
TO_ORIGIN = re.compile(r"Regional DT to Origin from (.+)")
REQUESTS = re.compile(r"Request (HTTPS?) Methods from (.+)")

ONCE = {
    "Charge for using an SSL certificate with a CloudFront alternate domain name": ("dedicated-ip-certificate", "certificates", 0),
    "Charge for invalidating objects removing the objects from CloudFront edge locations First 1000 free": ("invalidation", "paths", 0),
    "Charge for invalidating objects removing the objects from CloudFront edge locations": ("invalidation", "paths", 1000),
}

# Per million on the published bills; field-level encryption per ten thousand.
PUBLISHED = [
    ("real-time-log", "lines", 0, "0.00000001"),
    ("field-level-encryption", "requests", 0, "0.000002"),
    ("function", "invocations", 0, "0.0000001"),
]

BY_REGION = {"CloudFront Request-Origin-Shield Origin Shield Requests": ("origin-shield", "requests", 0)}


def price(row):
    """Key parts, unit and tier of a row; None where it is not used."""
    metric = row["metric"]
    if match := TO_INTERNET.fullmatch(metric):
        area = AREAS.get(match.group(1))
        return area and (f"to-internet/{area}", "GB", TIERS[match.group(2).lower()])
    if match := TO_ORIGIN.fullmatch(metric):
        area = AREAS.get(match.group(1))
        return area and (f"to-origin/{area}", "GB", 0)
    if match := REQUESTS.fullmatch(metric):
        area = AREAS.get(match.group(2))
        return area and (f"{match.group(1).lower()}/{area}", "requests", 0)
    return ONCE.get(metric)


def build(book):
    tables.add_feed(book, "cloudfront", "cloudfront", BY_REGION)
    for row in sources.feed("cloudfront"):
        target = price(row)
        if target:
            tables.add_global(book, "cloudfront", [(*target, row["usd"])], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
    tables.add_global(book, "cloudfront", PUBLISHED, source=sources.PUBLISHED_BILLS, date=sources.PUBLISHED_BILLS_DATE)
