"""Readers of the public price data that the bundled book is made from: each yields plain rows."""

import contextlib
import csv
import functools
import gzip
import json
import pathlib

DATA = pathlib.Path()  # set by build.py

WEB_FEED = "aws-price-feed"  # b0.p.awsstatic.com metered unit maps, as collected by QuinnyPig/aws-price-watcher (MIT)
WEB_FEED_DATE = "2025-06-18"
FEED_FILE = "aws/web-feed_all-regions_2025-06-18.csv.gz"
NEWER_FEED = "aws-price-feed-2025-11"  # the same feeds, as stored by lamngockhuong/aws-price (MIT)
NEWER_FEED_DATE = "2025-11-04"  # the day of its last rows; each was current when it was stored
NEWER_FEED_FILE = "aws/holes/aws_web-feed-newer_2025-11.csv.gz"
STORED_FEED = "aws-stored-feed"  # feeds of NAT gateways, FSx and Redshift, from lamngockhuong/aws-price (MIT)
EC2_SHOP = "aws-ec2-shop"  # the vendor's feeds of EBS, MSK and reserved offers, as stored by yeo/ec2.shop (MIT)
EC2_VPS = "aws-ec2-vps"  # the vendor's feeds, as read by iammanis/ec2-vps: facts only, rounded to 6 digits
SCATTERED = "aws-scattered-facts (medium: read in public copies of the vendor's list)"
MEDIUM_NAME = " (medium: name inferred from its price in us-east-1)"
MEDIUM_LIST = " (medium: entered by hand)"
VENDOR_EU_WEST_1 = "aws-offer-file"  # AWS offer files of eu-west-1, from cycloidio/terracost (MIT)
VENDOR_EU_WEST_1_DATE = "2023-02-23"
EC2_LINUX = "aws-ec2-on-demand"  # EC2 on-demand list, from aws/karpenter-provider-aws (Apache-2.0)
EBS = "aws-ebs-products"  # EBS products by region, from cloudkeep-io/ebs-pricing (MIT)
EBS_DATE = "2022-02-10"
EBS_FEED = "aws-ebs-feed"  # the vendor's EBS unit map of us-east-1, as copied into a public test
EBS_FEED_DATE = "2023-01-01"
GOOGLE = "google-cyclenerd-prices"  # Cloud Billing Catalog, as read by Cyclenerd/google-cloud-pricing-cost-calculator (Apache-2.0)
GOOGLE_DATE = "2026-07-30"
PUBLISHED_BILLS = "published-bills"  # unit prices read off an open estimator's published bills (Apache-2.0)
PUBLISHED_BILLS_DATE = "2025-12-31"
AZURE_MACHINES = "azure-karpenter-prices"  # Linux machines on demand, from Azure/karpenter-provider-azure (Apache-2.0)
AZURE_MACHINES_DATE = "2026-06-18"
AZURE_RADAR = "azure-pricing-radar"  # items of the Retail Prices API, from andy-diericks/azure-pricing-radar (MIT)
AZURE_RADAR_DATE = "2026-08-22"
AZURE_ITEMS = "azure-retail-prices"  # a page of the Retail Prices API, from babajideoyelayo/azure-prices (MIT)
AZURE_ITEMS_DATE = "2026-08-22"


def _csv(name):
    path = DATA / name
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as f:
        yield from csv.DictReader(f)


@functools.cache
def _feed(file):
    by_service = {}
    for row in _csv(file):
        # The later reading writes attributes another way.
        row["attributes"] = row["attributes"].replace(";", ", ").replace("=", ": ") if file == NEWER_FEED_FILE else row["attributes"]
        by_service.setdefault(row["service_feed"], []).append(row)
    return by_service


def feed(service):
    """Rows of the web price feed: metric, region, attributes, usd (see WEB_FEED)."""
    return _feed(FEED_FILE).get(service, [])


@contextlib.contextmanager
def newer_feed():
    """Within it, `feed` gives the later reading of the web feed; what it lacks is empty."""
    global FEED_FILE, WEB_FEED, WEB_FEED_DATE
    before = FEED_FILE, WEB_FEED, WEB_FEED_DATE
    FEED_FILE, WEB_FEED, WEB_FEED_DATE = NEWER_FEED_FILE, NEWER_FEED, NEWER_FEED_DATE
    try:
        yield
    finally:
        FEED_FILE, WEB_FEED, WEB_FEED_DATE = before


def hole(name):
    """Rows of a file of what the feeds above lack; README.md says of each where it was read."""
    return list(_csv(f"aws/holes/{name}"))


@functools.cache
def _vendor():
    rows = []
    for row in _csv("aws/eu-west-1_vendor-attributes_2023-02-23.csv.gz"):
        row["attributes"] = json.loads(row["attributes_json"])
        row["price_attributes"] = json.loads(row["price_attributes_json"])
        rows.append(row)
    return rows


def vendor(family=None, service=None):
    """Rows of the eu-west-1 offer files of 2023 (see VENDOR_EU_WEST_1)."""
    return [r for r in _vendor() if (family is None or r["family"] == family) and (service is None or r["service"] == service)]


def ec2_linux():
    """region, instance_type, price_per_hour, currency, generated."""
    return list(_csv("aws/ec2-linux-on-demand_2026-07-20.csv"))


def ebs():
    """region, location, zone_type, volume_type, dimension, price, currency."""
    return list(_csv("aws/ebs_by_region_2022-02-10.csv"))


def ebs_us_east_1():
    """metric: price, of us-east-1 (see EBS_FEED)."""
    units = json.loads((DATA / "aws/ebs_us-east-1_metered.json").read_text())["US East (N. Virginia)"]
    return {metric: price for metric, (_, price) in units.items()}


def azure_machines():
    """region, arm_sku, usd_per_hour, suspect_cloud_services_collision."""
    return list(_csv("azure/vm-linux_57-regions_2026-06-18.csv.gz"))


@functools.cache
def azure_radar():
    """Rows of virtual machines and storage in five regions: see AZURE_RADAR."""
    return list(_csv("azure/vm-and-storage_5-eu-regions_2026-08-22.csv.gz"))


def azure_items():
    """Items of the Retail Prices API in the vendor's form: see AZURE_ITEMS."""
    with gzip.open(DATA / "azure/retail-api/items_first-page_2026-08-22.json.gz", "rt", encoding="utf-8") as f:
        return json.load(f)


def bills(terraform_type):
    """Rows of unit-prices.csv: component, unit, unit_price, exactness, region."""
    return [r for r in _csv("prices-by-terraform-type/unit-prices.csv") if r["terraform_type"] == terraform_type]


@functools.cache
def google():
    """(path parts, dimension): value, of all regions of Google (see GOOGLE)."""
    return {(tuple(r["path"].split("/")), r["dimension"]): r["value"] for r in _csv(f"gcp/all-regions_{GOOGLE_DATE}.csv.gz")}


@functools.cache
def regions_by_location():
    return json.loads((DATA / "aws/location-to-region.json").read_text())
