"""Directory Service: domain controllers and sharing."""

import tables

METRICS = {
    "Standard Domain Controller for Microsoft Active Directory": ("microsoftad/standard", "controller-hours", 0),
    "Enterprise Domain Controller for Microsoft Active Directory": ("microsoftad/enterprise", "controller-hours", 0),
    "Standard Shared Account for Microsoft Active Directory": ("sharing/standard", "account-hours", 0),
    "Enterprise Shared Account for Microsoft Active Directory": ("sharing/enterprise", "account-hours", 0),
    "Small Simple AD or AD Connector": ("simplead/small", "controller-hours", 0),
    "Large Simple AD": ("simplead/large", "controller-hours", 0),
    "Small AD Connector": ("adconnector/small", "controller-hours", 0),
    "Large AD Connector": ("adconnector/large", "controller-hours", 0),
}

# Where Simple AD is offered, one price stands for both.
SHARED = {"Small Simple AD or AD Connector": ("adconnector/small", "controller-hours", 0)}


def build(book):
    tables.add_feed(book, "directoryservice", "directoryservice", METRICS)
    tables.add_feed(book, "directoryservice", "directoryservice", SHARED)
