"""Instances of Cloud SQL: by vCPU and memory, or whole; their storage. Bills of us-central1 tell them."""

import google

INSTANCES = {
    "db-f1-micro": ("0.0105", "0.021"),
    "db-g1-small": ("0.035", "0.07"),
    "db-n1-standard-1": ("0.0676", "0.1351"),
    "db-n1-standard-2": ("0.1351", "0.2702"),
    "db-n1-standard-4": ("0.2702", "0.5404"),
    "db-n1-standard-8": ("0.5404", "1.0808"),
    "db-n1-standard-16": ("1.0812", "2.1623"),
    "db-n1-standard-32": ("2.162", "4.3239"),
    "db-n1-standard-64": ("4.3239", "8.6478"),
    "db-n1-standard-96": ("6.4859", "12.9717"),
}
PUBLISHED = [
    ("zonal/vcpu", "hours", 0, "0.0413"),
    ("regional/vcpu", "hours", 0, "0.0826"),
    ("zonal/ram", "GiB-hours", 0, "0.007"),
    ("regional/ram", "GiB-hours", 0, "0.014"),
    ("zonal/ssd", "GiB", 0, "0.17"),
    ("regional/ssd", "GiB", 0, "0.34"),
    ("backup", "GiB", 0, "0.08"),
    ("ip-address", "hours", 0, "0.01"),
]
# https://cloud.google.com/sql/pricing
KNOWN = [("zonal/hdd", "GiB", 0, "0.09"), ("regional/hdd", "GiB", 0, "0.18")]


def build(book):
    rows = list(PUBLISHED)
    for name, (zonal, regional) in INSTANCES.items():
        rows += [(f"zonal/{name}", "hours", 0, zonal), (f"regional/{name}", "hours", 0, regional)]
    google.published(book, "cloud-sql", rows, regions=google.AMERICAS)
    google.known(book, "cloud-sql", KNOWN, regions=google.AMERICAS)
