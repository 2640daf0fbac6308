"""ECS: Fargate."""

import sources

# metric: (key, unit)
METRICS = {
    "perCPU per hour": ("fargate/x86/vcpu", "vCPU-hours"),
    "perGB per hour": ("fargate/x86/memory", "GB-hours"),
    "ARM perCPU per hour": ("fargate/arm/vcpu", "vCPU-hours"),
    "ARM perGB per hour": ("fargate/arm/memory", "GB-hours"),
    "perCPU per hour Windows": ("fargate/windows/vcpu", "vCPU-hours"),
    "perGB per hour Windows": ("fargate/windows/memory", "GB-hours"),
    "perCPU OS License Fee per hour Windows": ("fargate/windows/license", "vCPU-hours"),
    "Storage per GB-Hours": ("fargate/storage", "GB-hours"),
}


def build(book):
    for row in sources.feed("ecs"):
        if row["metric"] in METRICS and row["region"]:
            key, unit = METRICS[row["metric"]]
            book.add(f"aws/ecs/{row['region']}/{key}", unit, row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
