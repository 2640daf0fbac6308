"""App Runner: processors, memory, builds, automatic deployments."""

import tables

METRICS = {
    "Compute vCPU hours": ("vcpu", "vCPU-hours", 0),
    "Compute GB hours": ("memory", "GB-hours", 0),
    "Compute Build mins": ("build", "minutes", 0),
    "Compute AutomaticDeployment": ("automatic-deployments", "applications", 0),
}


def build(book):
    tables.add_feed(book, "apprunner", "apprunner", METRICS)
