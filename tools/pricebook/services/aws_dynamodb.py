"""DynamoDB tables: capacity, requests, storage, backups, streams."""

import sources

# metric: (key parts, unit)
METRICS = {
    "Provisioned Write Units": ("write-capacity/standard", "WCU-hours"),
    "Provisioned Read Units": ("read-capacity/standard", "RCU-hours"),
    "Provisioned Replicated Write Units": ("replicated-write-capacity/standard", "rWCU-hours"),
    "PayPerRequest Write Request Units": ("write-requests/standard", "requests"),
    "PayPerRequest Read Request Units": ("read-requests/standard", "requests"),
    "PayPerRequest Replicated Write Request Units": ("replicated-write-requests/standard", "requests"),
    "Data Storage Indexed GB-Mo": ("storage/standard", "GB"),
    "Provisioned Write Units IA": ("write-capacity/standard_infrequent_access", "WCU-hours"),
    "Provisioned Read Units IA": ("read-capacity/standard_infrequent_access", "RCU-hours"),
    "Provisioned Replicated Write Units IA": ("replicated-write-capacity/standard_infrequent_access", "rWCU-hours"),
    "PayPerRequest Write Request Units IA": ("write-requests/standard_infrequent_access", "requests"),
    "PayPerRequest Read Request Units IA": ("read-requests/standard_infrequent_access", "requests"),
    "PayPerRequest Replicated Write Request Units IA": ("replicated-write-requests/standard_infrequent_access", "requests"),
    "Data Storage Indexed - IA GB-Mo": ("storage/standard_infrequent_access", "GB"),
    "PITR Backup Storage GB-Mo": ("pitr-backup", "GB"),
    "On-Demand Backup Storage GB-Month": ("on-demand-backup", "GB"),
    "Restore Data Size": ("restore", "GB"),
    "Streams Read Requests": ("streams-read-requests", "requests"),
}


def build(book):
    for row in sources.feed("dynamodb"):
        if row["region"] and row["metric"] in METRICS:
            parts, unit = METRICS[row["metric"]]
            book.add(f"aws/dynamodb/{row['region']}/{parts}", unit, row["usd"], source=sources.WEB_FEED, date=sources.WEB_FEED_DATE)
