"""EFS storage by class and redundancy, throughput, access charges."""

import tables

METRICS = {
    "General Purpose Storage GB Mo": ("storage/standard", "GB", 0),
    "One Zone General Purpose Storage GB Mo": ("storage/one-zone", "GB", 0),
    "Infrequent Access Storage GB Mo": ("storage-ia/standard", "GB", 0),
    "One Zone Infrequent Access Storage GB Mo": ("storage-ia/one-zone", "GB", 0),
    "Infrequent Access ET Storage GB Mo": ("storage-ia/elastic", "GB", 0),
    "Archive Storage GB Mo": ("archive/storage", "GB", 0),
    "Archive Storage Read Read GB": ("archive/read", "GB", 0),
    "Archive Storage Write Write GB": ("archive/write", "GB", 0),
    "Infrequent Access Requests Read per GB": ("ia-read", "GB", 0),
    "Infrequent Access Requests Write per GB": ("ia-write", "GB", 0),
    "EFS Storage Requests Read per GB": ("elastic-read", "GB", 0),
    "EFS Storage Requests Write per GB": ("elastic-write", "GB", 0),
    "Throughput Provisioned": ("provisioned-throughput", "MBps", 0),
}


def build(book):
    tables.add_feed(book, "efs", "efs", METRICS)
