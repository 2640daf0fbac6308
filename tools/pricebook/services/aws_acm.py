"""Certificates and certificate authorities."""

import tables

METRICS = {
    "Certificate Issued from 0 to 1000": ("private-certificate", "certificates", 0),
    "Certificate Issued from 1000 to 10000": ("private-certificate", "certificates", 1000),
    "Certificate Issued from 10001 and above": ("private-certificate", "certificates", 10000),
    "Short lived Certificate Issued": ("short-lived-certificate", "certificates", 0),
    "Certificate Authority Paid": ("authority/general-purpose", "authorities", 0),
    "Short lived Certificate Authority": ("authority/short-lived-certificate", "authorities", 0),
}


def build(book):
    tables.add_feed(book, "acm", "certificatemanager", METRICS)
