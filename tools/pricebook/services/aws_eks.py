"""EKS: clusters and Fargate."""

import sources

# metric: (key, unit)
METRICS = {
    "Compute per Hours": ("cluster", "hours"),
    "Compute ExtendedSupport per Hours": ("extended-support", "hours"),
    "Fargate perCPU per hours": ("fargate/vcpu", "vCPU-hours"),
    "Fargate perGB per hours": ("fargate/memory", "GB-hours"),
}


def build(book):
    for row in sources.feed("eks"):
        if row["metric"] in METRICS and row["region"]:
            key, unit = METRICS[row["metric"]]
            book.add(f"aws/eks/{row['region']}/{key}", unit, row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
