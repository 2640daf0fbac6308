"""Functions of the first generation: each region is in one of two tiers, https://cloud.google.com/functions/pricing-1stgen."""

import google

FIRST = [("cpu", "GHz-seconds", 0, "0.00001"), ("memory", "GiB-seconds", 0, "0.0000025")]
SECOND = [("cpu", "GHz-seconds", 0, "0.000014"), ("memory", "GiB-seconds", 0, "0.0000035")]
FIRST_REGIONS = {
    "asia-east1", "asia-northeast1", "asia-northeast2", "europe-west1", "europe-west2", "us-central1", "us-east1",
    "us-east4", "us-west1",
}
EVERYWHERE = [("invocations", "units", 0, "0.0000004"), ("internet", "GiB", 0, "0.12")]


def build(book):
    google.published(book, "cloud-functions", EVERYWHERE)
    google.published(book, "cloud-functions", FIRST, regions=sorted(FIRST_REGIONS))
    google.known(book, "cloud-functions", SECOND, regions=sorted(google.regions() - FIRST_REGIONS))
