"""RDS and Aurora: instances, storage, IOPS, backups, serverless capacity, Performance Insights, extended support."""

import re

import reserved
import sources
import tables

ENGINES = {
    "MySQL": "mysql",
    "MariaDB": "mariadb",
    "PostgreSQL": "postgresql",
    "Aurora MySQL": "aurora-mysql",
    "Aurora PostgreSQL": "aurora-postgresql",
    "Oracle Enterprise": "oracle-ee",
    "Oracle Standard Two": "oracle-se2",
    "SQL Server Enterprise": "sqlserver-ee",
    "SQL Server Standard": "sqlserver-se",
    "SQL Server Web": "sqlserver-web",
    "SQL Server Express": "sqlserver-ex",
    "Db2": "db2",
}
LICENSES = {"No license required": "none", "License included": "included", "Bring your own license": "byol", "Marketplace": "marketplace"}
INSTANCE_FEEDS = ["rds-aurora", "rds-mysql", "rds-mariadb", "rds-postgresql", "rds-oracle", "rds-sqlserver", "rds-db2"]
STORAGE_FEEDS = {
    "rds-mysql": "mysql",
    "rds-mariadb": "mariadb",
    "rds-postgresql": "postgresql",
    "rds-oracle": "oracle",
    "rds-sqlserver": "sqlserver",
    "rds-db2": "db2-ae",
}
INSTANCE = re.compile(
    r"\[?Database Instance (?P<engine>.+?) (?P<license>No license required|License included|Bring your own license|Marketplace)"
    r"(?P<io> Aurora IO Optimization Mode)? .*?(?P<deployment>Single-AZ|Multi-AZ readable standbys|Multi-AZ)"
)
DEPLOYMENTS = {"Single-AZ": "single-az", "Multi-AZ": "multi-az", "Multi-AZ readable standbys": "readable-standbys"}

VOLUMES = {
    "General Purpose": "gp2",
    "General Purpose-GP3": "gp3",
    "Provisioned IOPS": "io1",
    "Provisioned IOPS-IO2": "io2",
    "Magnetic": "standard",
}
DEPLOYED = r"(Single AZ|Multi AZ readable standbys|Multi AZ SQL Server Mirror|Multi AZ)"
STORAGE = re.compile(rf"Database Storage {DEPLOYED} (General Purpose|General Purpose-GP3|Provisioned IOPS|Provisioned IOPS-IO2|Magnetic)")
IOPS = re.compile(rf"Provisioned (GP3 IOPS|IO2 IOPS|IOPS) {DEPLOYED}")
IOPS_VOLUMES = {"GP3 IOPS": "gp3", "IO2 IOPS": "io2", "IOPS": "io1"}
THROUGHPUT = re.compile(rf"Provisioned Throughput {DEPLOYED}")
STORAGE_DEPLOYMENTS = {
    "Single AZ": "single-az",
    "Multi AZ": "multi-az",
    "Multi AZ SQL Server Mirror": "multi-az",
    "Multi AZ readable standbys": "readable-standbys",
}

# metric of the two storage feeds: (key parts, unit)
FLAT = {
    "Storage Snapshot Aurora MySQL": ("backup/aurora-mysql", "GB"),
    "Storage Snapshot Aurora PostgreSQL": ("backup/aurora-postgresql", "GB"),
    "System Operation Magnetic": ("io-requests/magnetic", "requests"),
    "System Operation": ("io-requests/aurora", "requests"),
    "System Operation Aurora I O Operation": ("io-requests/aurora", "requests"),
    "System Operation DB Engine Aurora MySQL": ("backtrack", "change records"),
    "System Operation Aurora Backtrack": ("backtrack", "change records"),
    "Aurora MySQL Serverless": ("serverless/aurora-mysql", "ACU-hours"),
    "Aurora PostgreSQL Serverless": ("serverless/aurora-postgresql", "ACU-hours"),
    "Aurora MySQL ServerlessV2": ("serverless-v2/aurora-mysql/standard", "ACU-hours"),
    "Aurora PostgreSQL ServerlessV2": ("serverless-v2/aurora-postgresql/standard", "ACU-hours"),
    "Aurora MySQL ServerlessV2 Aurora IO Optimization Mode": ("serverless-v2/aurora-mysql/io-optimized", "ACU-hours"),
    "Aurora PostgreSQL ServerlessV2 Aurora IO Optimization Mode": ("serverless-v2/aurora-postgresql/io-optimized", "ACU-hours"),
    "Database Storage Single AZ General Purpose-Aurora": ("storage/aurora/standard", "GB"),
    "Database Storage DB Engine Aurora PostgreSQL General Purpose Aurora": ("storage/aurora/standard", "GB"),
    "Database Storage Single AZ IO Optimized-Aurora": ("storage/aurora/io-optimized", "GB"),
    "Any IO Optimized Aurora": ("storage/aurora/io-optimized", "GB"),
    "RDS Snapshot Export Aurora MySQL": ("snapshot-export/aurora-mysql", "GB"),
    "RDS Snapshot Export Aurora PostgreSQL": ("snapshot-export/aurora-postgresql", "GB"),
    "Performance Insights Aurora MySQL ServerlessFMR ACU Months": ("performance-insights/retention/serverless", "ACUs"),
    "Performance Insights Aurora PostgreSQL ServerlessFMR ACU Months": ("performance-insights/retention/serverless", "ACUs"),
}
EXTENDED = re.compile(r"(MySQL|PostgreSQL|Aurora MySQL|Aurora PostgreSQL) (Year 1 Year 2|Year 3) (\d+)( \d+)?$")

# Versions that came into extended support, or will by 2028, after the feed was written. The vendor charges one rate a
# region for all engines and versions; an entry of a later list wins.
SAME_RATE = [("mysql", "8.0"), ("postgresql", "13"), ("postgresql", "14"), ("aurora-postgresql", "13"), ("aurora-postgresql", "14"), ("aurora-mysql", "8.0")]
SAME_RATE_SOURCE = {"source": "aws-price-feed-same-rate"}

VENDOR_CREDITS = re.compile(r"CPUCredits:db\.(t\w+)$")
VENDOR_CREDIT_ENGINES = {
    "MySQL": "mysql",
    "MariaDB": "mariadb",
    "PostgreSQL": "postgresql",
    "Oracle": "oracle",
    "SQL Server": "sqlserver",
    "Aurora MySQL": "aurora-mysql",
    "Aurora PostgreSQL": "aurora-postgresql",
}

# Hourly part of one-year and three-year commitments, read off bills: (class, deployment, term, payment): usd
RESERVED_MYSQL = {
    ("db.t3.large", "single-az", "1_year", "no_upfront"): "0.0957",
    ("db.t3.large", "single-az", "1_year", "partial_upfront"): "0.0456",
    ("db.t3.large", "single-az", "3_year", "partial_upfront"): "0.0348",
    ("db.t3.large", "multi-az", "1_year", "no_upfront"): "0.1914",
    ("db.t3.large", "multi-az", "1_year", "partial_upfront"): "0.0911",
    ("db.t3.large", "multi-az", "3_year", "partial_upfront"): "0.0695",
}
RESERVED_AURORA = {
    ("db.r4.large", "1_year", "no_upfront"): "0.19",
    ("db.r4.large", "1_year", "partial_upfront"): "0.09",
    ("db.r4.large", "3_year", "partial_upfront"): "0.06",
}
# Two years of history, read off bills: cost of the instance by its vCPUs.
RETENTION_BY_FAMILY = {"t3": "2.952", "m5": "3.816", "r4": "5.184"}
# Editions that are no longer sold new, read off bills: usd
FORMER_EDITIONS = {"oracle-se1/included/single-az/db.t3.large": "0.28", "oracle-se/byol/single-az/db.t3.large": "0.136"}


def build(book):
    web = {"source": sources.WEB_FEED, "date": sources.WEB_FEED_DATE}
    for feed in INSTANCE_FEEDS:
        for row in sources.feed(f"{feed}-ondemand"):
            if row["region"] and "Instance Type: " in row["attributes"]:
                instance(book, row, web)
    tables.add_feed(book, "rds", "rds-proxy", {"RDSProxy": ("proxy", "vCPU-hours", 0)})
    for row in sources.feed("rds-storage"):
        if row["region"]:
            flat(book, row, web)
    for row in sources.feed("rds-aurora-storage"):
        if row["region"]:
            flat(book, row, web)
            extended_support(book, row, web)
    for feed, engine in STORAGE_FEEDS.items():
        for row in sources.feed(f"{feed}-ondemand"):
            if row["region"]:
                extended_support(book, row, web)
                storage(book, row, engine, web)
    vendor(book)
    published(book)
    for row in reserved.rows("aws_reserved_rds_2025-04.csv.gz"):
        deployment = DEPLOYMENTS[row["deployment"]]
        key = f"aws/rds/{row['region']}/reserved/{ENGINES[row['engine']]}/none/{deployment}/{row['instance_type']}/{row['lease']}"
        book.add(key, "hours", row["usd_per_hour"], source=sources.EC2_SHOP, date=row["date"])


def instance(book, row, origin):
    match = INSTANCE.match(row["metric"])
    if not match or match["engine"] not in ENGINES:
        return
    kind = re.search(r"Instance Type: (db\.[\w.]+)", row["attributes"])[1]
    deployment = "io-optimized" if match["io"] else DEPLOYMENTS[match["deployment"]]
    engine = ENGINES[match["engine"]]
    key = f"aws/rds/{row['region']}/instance/{engine}/{LICENSES[match['license']]}/{deployment}/{kind}"
    book.add(key, "hours", row["usd"], **origin)


def storage(book, row, engine, origin):
    at = f"aws/rds/{row['region']}"
    metric = row["metric"].removesuffix(" Advanced")
    if match := STORAGE.fullmatch(metric):
        book.add(f"{at}/storage/{engine}/{VOLUMES[match[2]]}/{STORAGE_DEPLOYMENTS[match[1]]}", "GB", row["usd"], **origin)
    elif match := IOPS.fullmatch(metric):
        book.add(f"{at}/iops/{engine}/{IOPS_VOLUMES[match[1]]}/{STORAGE_DEPLOYMENTS[match[2]]}", "IOPS", row["usd"], **origin)
    elif match := THROUGHPUT.fullmatch(metric):
        book.add(f"{at}/throughput/{engine}/gp3/{STORAGE_DEPLOYMENTS[match[1]]}", "MBps", row["usd"], **origin)
    elif metric == "Storage Snapshot":
        book.add(f"{at}/backup/{engine}", "GB", row["usd"], **origin)


def flat(book, row, origin):
    if row["metric"] in FLAT:
        parts, unit = FLAT[row["metric"]]
        book.add(f"aws/rds/{row['region']}/{parts}", unit, row["usd"], **origin)


def extended_support(book, row, origin):
    if match := EXTENDED.fullmatch(row["metric"]):
        year = "year-3" if match[2] == "Year 3" else "year-1"
        version = match[3] + (match[4] or "").replace(" ", ".")
        at = f"aws/rds/{row['region']}/extended-support"
        book.add(f"{at}/{ENGINES[match[1]]}/{version}/{year}", "vCPU-hours", row["usd"], **origin)
        if (ENGINES[match[1]], version) == ("mysql", "5.7"):
            for engine, later in SAME_RATE:
                if (engine, year) != ("aurora-mysql", "year-3"):
                    book.add(f"{at}/{engine}/{later}/{year}", "vCPU-hours", row["usd"], **origin | SAME_RATE_SOURCE)


def vendor(book):
    origin = {"source": sources.VENDOR_EU_WEST_1, "date": sources.VENDOR_EU_WEST_1_DATE}
    at = "aws/rds/eu-west-1"
    for row in sources.vendor(service="AmazonRDS"):
        usage = row["attributes"].get("UsageType", "")
        if row["term"] != "OnDemand":
            continue
        if match := VENDOR_CREDITS.search(usage):
            engine = VENDOR_CREDIT_ENGINES.get(row["attributes"].get("DatabaseEngine"))
            if engine:  # the vendor prices credits the same in all regions
                book.add(f"aws/rds/global/cpu-credits/{engine}/{match[1]}", "vCPU-hours", row["price"], **origin)
        elif match := re.fullmatch(r"EU:PI_LTR:(\w+)", usage):
            book.add(f"{at}/performance-insights/retention/{match[1]}", "vCPU-months", row["price"], **origin)
        elif usage == "EU:PI_API":
            book.add(f"{at}/performance-insights/api", "requests", row["price"], **origin)


def published(book):
    origin = {"source": sources.PUBLISHED_BILLS, "date": sources.PUBLISHED_BILLS_DATE}
    at = "aws/rds/us-east-1"
    for (kind, deployment, term, payment), price in RESERVED_MYSQL.items():
        book.add(f"{at}/reserved/mysql/none/{deployment}/{kind}/{term}/{payment}", "hours", price, **origin)
    for engine in ("aurora-mysql", "aurora-postgresql"):
        for (kind, term, payment), price in RESERVED_AURORA.items():
            book.add(f"{at}/reserved/{engine}/none/single-az/{kind}/{term}/{payment}", "hours", price, **origin)
    for family, price in RETENTION_BY_FAMILY.items():
        book.add(f"{at}/performance-insights/retention/{family}", "vCPU-months", price, **origin)
    for parts, price in FORMER_EDITIONS.items():
        book.add(f"{at}/instance/{parts}", "hours", price, **origin)
    book.add(f"{at}/performance-insights/api", "requests", "0.00001", **origin)
    # Everything is paid in advance, so nothing is paid by the hour, wherever it runs.
    book.add("aws/rds/global/reserved/all_upfront", "hours", "0", **origin)
