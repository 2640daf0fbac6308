"""Transfer Family: protocols and data."""

import tables

METRICS = {
    "Transfer SFTP per Hourly": ("protocol/sftp", "hours", 0),
    "Transfer FTPS per Hourly": ("protocol/ftps", "hours", 0),
    "Transfer FTP per Hourly": ("protocol/ftp", "hours", 0),
    "Transfer AS2 per Hourly": ("protocol/as2", "hours", 0),
    "Transfer SFTP Upload per GB": ("upload", "GB", 0),
    "Transfer SFTP Download per GB": ("download", "GB", 0),
    "Cost per ConnectorCall SendFile": ("connector/calls", "calls", 0),
    "External hosted server cost per GB of data transfer": ("connector/data", "GB", 0),
}


def build(book):
    tables.add_feed(book, "transfer", "transfer", METRICS)
