"""S3 storage classes, requests, retrievals, select, analytics, inventory."""

import sources
import tables

REQUESTS = "requests"

S3 = {
    "Standard Storage First 50 TB per GB Mo": ("standard/storage", "GB", 0),
    "Standard Storage Next 450 TB per GB Mo": ("standard/storage", "GB", 51_200),
    "Standard Storage Over 500 TB per GB Mo": ("standard/storage", "GB", 512_000),
    "PUT COPY/POST or LIST requests per Requests": ("standard/tier-1", REQUESTS, 0),
    "GET and all other requests per Requests": ("standard/tier-2", REQUESTS, 0),
    "Data Scanned by S3 Select in Standard per GB": ("standard/select-scanned", "GB", 0),
    "Data Returned by S3 Select in Standard per GB": ("standard/select-returned", "GB", 0),
    "Intelligent Tiering Frequent Access First 50 TB per GB Mo": ("intelligent-tiering/frequent", "GB", 0),
    "Intelligent Tiering Frequent Access Next 450 TB per GB Mo": ("intelligent-tiering/frequent", "GB", 51_200),
    "Intelligent Tiering Frequent Access Over 500 TB per GB Mo": ("intelligent-tiering/frequent", "GB", 512_000),
    "Intelligent Tiering Infrequent Access per GB Mo": ("intelligent-tiering/infrequent", "GB", 0),
    "Intelligent Tiering Infrequent Access From 0 to Inf per GB-Mo": ("intelligent-tiering/infrequent", "GB", 0),
    "Intelligent Tiering Archive Instant Access": ("intelligent-tiering/archive-instant", "GB", 0),
    "IntelligentTieringArchiveAccess": ("intelligent-tiering/archive", "GB", 0),
    "IntelligentTieringDeepArchiveAccess": ("intelligent-tiering/deep-archive", "GB", 0),
    "Per object per month monitoring and automation fee for objects in Intelligent Tiering": (
        "intelligent-tiering/monitoring",
        "objects",
        0,
    ),
    "PUT COPY/POST or LIST requests to Intelligent Tiering per Requests": ("intelligent-tiering/tier-1", REQUESTS, 0),
    "GET and all other requests to Intelligent Tiering per Requests": ("intelligent-tiering/tier-2", REQUESTS, 0),
    "Lifecycle Transition Requests into Intelligent Tiering per Requests": ("intelligent-tiering/transition", REQUESTS, 0),
    "Data Scanned by S3 Select in Intelligent Tiering per GB": ("intelligent-tiering/select-scanned", "GB", 0),
    "Data Returned by S3 Select in Intelligent Tiering per GB": ("intelligent-tiering/select-returned", "GB", 0),
    "Standard Infrequent Access Storage per GB-Mo": ("standard-ia/storage", "GB", 0),
    "PUT COPY/POST or LIST requests to Standard Infrequent Access per Requests": ("standard-ia/tier-1", REQUESTS, 0),
    "GET and all other requests to Standard Infrequent Access per Requests": ("standard-ia/tier-2", REQUESTS, 0),
    "Lifecycle Transition Requests into Standard Infrequent Access per Requests": ("standard-ia/transition", REQUESTS, 0),
    "Object Retrieval in Standard Infrequent Access per GB": ("standard-ia/retrieval", "GB", 0),
    "Data Scanned by S3 Select in Standard Infrequent Access per GB": ("standard-ia/select-scanned", "GB", 0),
    "Data Returned by S3 Select in Standard Infrequent Access per GB": ("standard-ia/select-returned", "GB", 0),
    "One Zone Infrequent Access Storage Inf per GB-Mo": ("one-zone-ia/storage", "GB", 0),
    "PUT COPY/POST or LIST requests to One Zone Infrequent Access per Requests": ("one-zone-ia/tier-1", REQUESTS, 0),
    "GET and all other requests to One Zone Infrequent Access per Requests": ("one-zone-ia/tier-2", REQUESTS, 0),
    "Lifecycle Transition Requests into One Zone Infrequent Access per Requests": ("one-zone-ia/transition", REQUESTS, 0),
    "Object Retrieval in One Zone Infrequent Access per GB": ("one-zone-ia/retrieval", "GB", 0),
    "Data Scanned by S3 Select in One Zone Infrequent Access per GB": ("one-zone-ia/select-scanned", "GB", 0),
    "Data Returned by S3 Select in One Zone Infrequent Access per GB": ("one-zone-ia/select-returned", "GB", 0),
    "Glacier Instant Retrieval Storage": ("glacier-ir/storage", "GB", 0),
    "PUT COPY/POST or LIST requests to Glacier Instant Retrieval per Requests": ("glacier-ir/tier-1", REQUESTS, 0),
    "GET and all other requests to Glacier Instant Retrieval per Requests": ("glacier-ir/tier-2", REQUESTS, 0),
    "Lifecycle Transition Requests into Glacier Instant Retrieval per Requests": ("glacier-ir/transition", REQUESTS, 0),
    "Object Retrieval in Glacier Instant Retrieval per GB": ("glacier-ir/retrieval", "GB", 0),
    "Glacier Storage per GB Mo": ("glacier/storage", "GB", 0),
    "PUT requests to Glacier per Requests": ("glacier/tier-1", REQUESTS, 0),
    "GET and all other requests to GLACIER per Requests": ("glacier/tier-2", REQUESTS, 0),
    "Lifecycle Transition Requests into Glacier per Requests": ("glacier/transition", REQUESTS, 0),
    "GET and all other requests to GDA per Requests": ("deep-archive/tier-2", REQUESTS, 0),
    "Lifecycle Transition Requests into Glacier Deep Archive per Requests": ("deep-archive/transition", REQUESTS, 0),
    "Tags Storage per Tag Mo": ("tags", "tags", 0),
    "Per object fee for objects included in Analytics": ("analytics", "objects", 0),
    "Per object fee for objects listed in an Inventory": ("inventory", "objects", 0),
}

GLACIER = {
    "API Request Standard": ("glacier/retrieval-requests/standard", REQUESTS, 0),
    "API Request Expedited": ("glacier/retrieval-requests/expedited", REQUESTS, 0),
    "Standard-Retrieval per GB": ("glacier/retrieval/standard", "GB", 0),
    "Expedited-Retrieval per GB": ("glacier/retrieval/expedited", "GB", 0),
    "Standard-Select-Scanned per GB": ("glacier/select-scanned/standard", "GB", 0),
    "Standard-Select-Returned per GB": ("glacier/select-returned/standard", "GB", 0),
    "Expedited-Select-Scanned per GB": ("glacier/select-scanned/expedited", "GB", 0),
    "Expedited-Select-Returned per GB": ("glacier/select-returned/expedited", "GB", 0),
    "Bulk-Select-Scanned per GB": ("glacier/select-scanned/bulk", "GB", 0),
    "Bulk-Select-Returned per GB": ("glacier/select-returned/bulk", "GB", 0),
}

# The same retrievals, for regions without a feed of the older Glacier service.
GLACIER_OF_S3 = {
    "Glacier S3 API Tier 3 RestoreObject": ("glacier/retrieval-requests/standard", REQUESTS, 0),
    "Glacier Expedited Glacier Restore Requests": ("glacier/retrieval-requests/expedited", REQUESTS, 0),
    "Glacier S3 Standard Retrieval RestoreObject": ("glacier/retrieval/standard", "GB", 0),
    "Glacier S3 Expedited Retrieval": ("glacier/retrieval/expedited", "GB", 0),
}

DEEP_ARCHIVE = {
    "Glacier Deep Archive GB Mo": ("deep-archive/storage", "GB", 0),
    "PUT to Glacier Deep Archive Requests": ("deep-archive/tier-1", REQUESTS, 0),
    "GDA Standard Restore Requests": ("deep-archive/retrieval-requests/standard", REQUESTS, 0),
    "Glacier Deep Archive Bulk Restore Requests": ("deep-archive/retrieval-requests/bulk", REQUESTS, 0),
    "S3 Standard-Retrieval GB": ("deep-archive/retrieval/standard", "GB", 0),
    "S3 Bulk-Retrieval GB": ("deep-archive/retrieval/bulk", "GB", 0),
}


EXPRESS = {
    "Express One Zone Storage Inf per GB Mo": ("express_onezone/storage", "GB", 0),
    "PUT COPY/POST or LIST requests to Express One Zone per Requests": ("express_onezone/tier-1", "requests", 0),
    "GET and all other requests to Express One Zone per Requests": ("express_onezone/tier-2", "requests", 0),
    "Object Upload in Express One Zone per GB": ("express_onezone/upload", "GB", 0),
    "Object Retrieval in Express One Zone per GB": ("express_onezone/retrieval", "GB", 0),
}

# https://aws.amazon.com/s3/pricing/, S3 Tables in US East (N. Virginia), of the first 50 TB: (key parts, unit): usd
TABLES = {
    ("storage", "GB"): "0.0265",
    ("tier-1", REQUESTS): "0.000005",
    ("tier-2", REQUESTS): "0.0000004",
    ("monitoring", "objects"): "0.000025",
}


def build(book):
    for (charge, unit), price in TABLES.items():
        book.add(f"aws/s3/us-east-1/tables/{charge}", unit, price, source="known-list-price", date=sources.WEB_FEED_DATE)
    tables.add_feed(book, "s3", "s3", EXPRESS)
    tables.add_feed(book, "s3", "s3", S3)
    tables.add_feed(book, "s3", "glacier", GLACIER)
    glacier_regions = {row["region"] for row in sources.feed("glacier")}
    tables.add_feed(book, "s3", "s3", GLACIER_OF_S3, skip=glacier_regions)
    tables.add_feed(book, "s3", "s3glacierdeeparchive", DEEP_ARCHIVE)
