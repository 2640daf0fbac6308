"""Location Service: positions, geofences, geocoding and routes by provider."""

import re

import sources
import tables

# What is written once for each way of use has one price.
TIERS = re.compile(r"AmazonLocationService (\d+) (?:\d+|Inf) None \w+ (Tracking Positions written|Geofencing Positions evaluated) per Position")
PROVIDER = re.compile(r"AmazonLocationService (Esri|HERE|Grab) RequestBasedUsage (Places Addresses geocoded|Routing Routes calculated) per \w+")
KEYS = {
    "Tracking Positions written": ("positions", "positions"),
    "Geofencing Positions evaluated": ("evaluations", "positions"),
    "Places Addresses geocoded": ("geocoding", "addresses"),
    "Routing Routes calculated": ("routes", "routes"),
}
METRICS = {"AmazonLocationService None RequestBasedUsage Geofencing Geofence-months per Geofence-month": ("geofences", "geofences", 0)}


def build(book):
    tables.add_feed(book, "location", "locationservice", METRICS)
    web = {"source": sources.WEB_FEED, "date": sources.WEB_FEED_DATE}
    for row in sources.feed("locationservice"):
        if not tables.REGION.fullmatch(row["region"]):
            continue
        tier = TIERS.fullmatch(row["metric"])
        provider = PROVIDER.fullmatch(row["metric"])
        at = f"aws/location/{row['region']}"
        if tier:
            parts, unit = KEYS[tier[2]]
            book.add(f"{at}/{parts}", unit, row["usd"], tier_from=tier[1], **web)
        elif provider:
            parts, unit = KEYS[provider[2]]
            book.add(f"{at}/{parts}/{provider[1]}", unit, row["usd"], **web)
