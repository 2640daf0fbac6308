"""Inspector: instances, images, functions."""

import tables

METRICS = {
    "Continuous EC2 scans Instance hrs": ("instance", "hours", 0),
    "Initial Scan on push to ECR Resource-assessment": ("image", "scans", 0),
    "Automated re scan Resource-assessment": ("image-again", "scans", 0),
    "Standard Scanning Hourly": ("function", "hours", 0),
    "Code Scanning Hourly": ("code", "hours", 0),
}


def build(book):
    tables.add_feed(book, "inspector", "inspectorv2", METRICS)
