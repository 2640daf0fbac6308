"""Verified Permissions: single authorization requests."""

import tables

METRICS = {
    "[Verified Permissions SingleAuthorizationRequest]": ("authorizations", "requests", 0),
}


def build(book):
    tables.add_feed(book, "verifiedpermissions", "verifiedpermissions", METRICS)
