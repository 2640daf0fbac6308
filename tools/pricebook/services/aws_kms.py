"""KMS keys and requests."""

import tables

METRICS = {
    "Encryption Key": ("key", "keys", 0),
    "API request - Non Free Tier": ("requests/symmetric", "requests", 0),
    "Asymmetric Requests RSA_2048": ("requests/rsa_2048", "requests", 0),
    "Asymmetric Requests except RSA_2048API": ("requests/asymmetric", "requests", 0),
    "API Requests GenerateDatakeyPair ECC": ("requests/ecc-data-key-pair", "requests", 0),
    "API Requests GenerateDatakeyPair RSA": ("requests/rsa-data-key-pair", "requests", 0),
}


def build(book):
    tables.add_feed(book, "kms", "kms", METRICS)
