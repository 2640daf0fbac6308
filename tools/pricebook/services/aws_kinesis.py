"""Kinesis data streams, data analytics and Firehose delivery streams."""

import sources

STREAMS = {
    "Provisioned shard hour per ShardHour": ("stream/provisioned/shards", "hours"),
    "Payload Units per PutRequest": ("stream/provisioned/put-units", "units"),
    "Addon shard hour per ShardHour": ("stream/provisioned/extended-retention", "hours"),
    "Long term Data Retention GB-month per GB-month": ("stream/provisioned/long-term-retention", "GB"),
    "Long term Data Retrieval GB per GB": ("stream/provisioned/long-term-retrieval", "GB"),
    "Enhanced fan out per ConsumerShardHour": ("stream/provisioned/fan-out-consumers", "hours"),
    "Enhanced fan out GB of data retrieved per GB": ("stream/provisioned/fan-out-data", "GB"),
    "OnDemandStreamHr per StreamHr": ("stream/on_demand/streams", "hours"),
    "OnDemandDataIngested per GB": ("stream/on_demand/data-in", "GB"),
    "OnDemandDataRetrieval per GB": ("stream/on_demand/data-out", "GB"),
    "OnDemandEFODataRetrieval per GB": ("stream/on_demand/fan-out-data", "GB"),
    "OnDemandExtendedRetentionByteHrs per GB month": ("stream/on_demand/extended-retention", "GB"),
    "OnDemandLongTermRetentionByteHrs per GB month": ("stream/on_demand/long-term-retention", "GB"),
}
ANALYTICS = {
    "Kinesis Processing Unit KPU": ("analytics/sql", "KPU-hours"),
    "Kinesis Processing Unit KPU for Java applications": ("analytics/flink", "KPU-hours"),
    "Kinesis Processing Unit KPU for Kinesis Data Analytics Studio": ("analytics/studio", "KPU-hours"),
    "Per GB month of durable application backups": ("analytics/backup", "GB"),
    "Per GB month of running application storage": ("analytics/running-storage", "GB"),
}
# metric: (key parts, unit, from)
FIREHOSE = {
    "Per GB of data ingested first 500TB": ("firehose/data", "GB", 0),
    "Per GB of data ingested Next 1 5PB": ("firehose/data", "GB", 512000),
    "Per GB of data ingested Next 3PB": ("firehose/data", "GB", 2048000),
    "Per GB of data format conversion": ("firehose/format-conversion", "GB", 0),
    "Per GB of data delivered to VPC": ("firehose/vpc-data", "GB", 0),
    "Per Hour per AZ for VPC delivery": ("firehose/vpc-zones", "hours", 0),
}


def build(book):
    web = {"source": sources.WEB_FEED, "date": sources.WEB_FEED_DATE}
    for feed, metrics in (("kinesis", STREAMS), ("kinesisanalytics", ANALYTICS), ("kinesisfirehose", FIREHOSE)):
        for row in sources.feed(feed):
            if row["region"] and row["metric"] in metrics:
                parts, unit, *tier_from = metrics[row["metric"]]
                book.add(f"aws/kinesis/{row['region']}/{parts}", unit, row["usd"], tier_from=tier_from[0] if tier_from else 0, **web)
