"""FSx for Windows File Server and for OpenZFS. No feed has them: list prices of us-east-1."""

import sources

US_EAST_1 = {
    "windows/single_az/ssd": ("GB", "0.13"),
    "windows/single_az/hdd": ("GB", "0.013"),
    "windows/single_az/throughput": ("MBps", "2.2"),
    "windows/single_az/backup": ("GB", "0.05"),
    "windows/multi_az/ssd": ("GB", "0.23"),
    "windows/multi_az/hdd": ("GB", "0.025"),
    "windows/multi_az/throughput": ("MBps", "4.5"),
    "windows/multi_az/backup": ("GB", "0.05"),
    "openzfs/single_az_1/ssd": ("GB", "0.09"),
    "openzfs/single_az_1/iops": ("IOPS", "0.006"),
    "openzfs/single_az_1/throughput": ("MBps", "0.26"),
    "openzfs/single_az_1/backup": ("GB", "0.05"),
}


def build(book):
    for parts, (unit, usd) in US_EAST_1.items():
        book.add(
            f"aws/fsx/us-east-1/{parts}", unit, usd, source="known-list-price", date=sources.WEB_FEED_DATE
        )
