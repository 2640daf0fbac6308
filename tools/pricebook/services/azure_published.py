"""All other services of Azure: prices read off published bills."""

import azure_published


def build(book):
    azure_published.add(book, lambda service: service not in ("Storage", "Virtual Machines"))
