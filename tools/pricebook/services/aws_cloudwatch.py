"""CloudWatch logs, alarms and dashboards."""

import sources
import tables

METRICS = {
    "Logs Collected Data Ingestion": ("logs/ingested/standard", "GB", 0),
    "IA Custom ingested Logs from 0 upto Inf": ("logs/ingested/infrequent_access", "GB", 0),
    "Stored Data": ("logs/stored", "GB", 0),
    "Queried Logs Insights": ("logs/scanned", "GB", 0),
    "Alarm Standard": ("alarm/standard", "metrics", 0),
    "Alarm High Resolution": ("alarm/high-resolution", "metrics", 0),
    "Alarm Composite": ("alarm/composite", "alarms", 0),
    "Canaries per Runs": ("canary-runs", "runs", 0),
    "CW RUMCloudWatch RUM events": ("rum-events", "events", 0),
    "Metric Streams MetricUpdate": ("metric-stream", "updates", 0),
    "Contributor Insights CloudWatchLogs": ("contributor-rule", "rules", 0),
}


def build(book):
    tables.add_feed(book, "cloudwatch", "cloudwatch", METRICS)
    for row in sources.feed("cloudwatch"):
        if row["metric"] == "Dashboard Basic Dashboard":
            tables.add_global(
                book,
                "cloudwatch",
                [("dashboard", "dashboards", 0, row["usd"])],
                source=sources.WEB_FEED,
                date=sources.WEB_FEED_DATE,
            )
