"""Cloud Run: each region is in one of two tiers, https://cloud.google.com/run/pricing."""

import google

# What the tiers cost is of bills of europe-west3 (the second), and entered by hand (the first).
SECOND = [
    ("request/cpu", "seconds", 0, "0.0000336"),
    ("request/memory", "GiB-seconds", 0, "0.0000035"),
    ("instance/cpu", "seconds", 0, "0.0000216"),
    ("instance/memory", "GiB-seconds", 0, "0.0000024"),
]
FIRST = [
    ("request/cpu", "seconds", 0, "0.000024"),
    ("request/memory", "GiB-seconds", 0, "0.0000025"),
    ("instance/cpu", "seconds", 0, "0.000018"),
    ("instance/memory", "GiB-seconds", 0, "0.000002"),
]
# Of instances that are kept and have nothing to do.
IDLE_SECOND = [("min-instance/cpu", "seconds", 0, "0.0000035"), ("min-instance/memory", "GiB-seconds", 0, "0.0000035")]
IDLE_FIRST = [("min-instance/cpu", "seconds", 0, "0.0000025"), ("min-instance/memory", "GiB-seconds", 0, "0.0000025")]
FIRST_REGIONS = {
    "asia-east1", "asia-northeast1", "asia-northeast2", "asia-south1", "europe-north1", "europe-north2",
    "europe-southwest1", "europe-west1", "europe-west4", "europe-west8", "europe-west9", "me-west1",
    "northamerica-south1", "us-central1", "us-east1", "us-east4", "us-east5", "us-south1", "us-west1",
}


def build(book):
    google.published(book, "cloud-run", [("requests", "units", 0, "0.0000004")])
    google.published(book, "cloud-run", SECOND, regions=sorted(google.regions() - FIRST_REGIONS))
    google.known(book, "cloud-run", FIRST + IDLE_FIRST, regions=sorted(FIRST_REGIONS))
    google.known(book, "cloud-run", IDLE_SECOND, regions=sorted(google.regions() - FIRST_REGIONS))
