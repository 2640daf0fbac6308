"""Log data: https://cloud.google.com/stackdriver/pricing."""

import google


def build(book):
    google.published(book, "cloud-logging", [("ingested", "GiB", 0, "0.5")])
