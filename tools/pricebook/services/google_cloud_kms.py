"""Key versions and operations, by how a key is protected: https://cloud.google.com/kms/pricing."""

import google

PUBLISHED = [
    ("software/versions", "units", 0, "0.06"),
    ("software/operations", "units", 0, "0.000003"),
    ("hsm-asymmetric/versions", "units", 0, "2.5"),
    ("hsm-asymmetric/versions", "units", 2000, "1"),
    ("hsm-asymmetric/operations", "units", 0, "0.000015"),
]
KNOWN = [
    ("hsm/versions", "units", 0, "1"),
    ("hsm/operations", "units", 0, "0.000003"),
    ("external/versions", "units", 0, "3"),
    ("external/operations", "units", 0, "0.000003"),
]


def build(book):
    google.published(book, "cloud-kms", PUBLISHED)
    google.known(book, "cloud-kms", KNOWN)
