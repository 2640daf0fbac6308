"""Payment Cryptography: keys, requests."""

import tables

METRICS = {
    "Encryption Key": ("key", "keys", 0),
    "API Request 0 to 20000000": ("requests", "requests", 0),
    "API Request 20000000 to 220000000": ("requests", "requests", 20000000),
    "API Request 220000000 to Inf": ("requests", "requests", 220000000),
}


def build(book):
    tables.add_feed(book, "paymentcryptography", "paymentcryptography", METRICS)
