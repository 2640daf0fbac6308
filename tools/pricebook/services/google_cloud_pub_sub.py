"""Messages and what is kept of them: https://cloud.google.com/pubsub/pricing."""

import google

PUBLISHED = [
    ("message-delivery", "TiB", 0, "40"),
    ("retained-acknowledged", "GiB", 0, "0.27"),
    ("snapshot-backlog", "GiB", 0, "0.27"),
]


def build(book):
    google.published(book, "cloud-pub-sub", PUBLISHED)
