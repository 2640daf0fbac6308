"""Kinesis Video Streams: data and storage."""

import tables

METRICS = {
    "Data ingested into Kinesis Video Streams per GB": ("data-in", "GB", 0),
    "Data consumed from Kinesis Video Streams per GB": ("data-out", "GB", 0),
    "Data consumed from Kinesis Video Streams for HLS per GB": ("data-out/hls", "GB", 0),
    "Per GB Month of Data stored in Kinesis Video Streams per GB-Month": ("storage", "GB", 0),
}


def build(book):
    tables.add_feed(book, "kinesisvideo", "kinesisvideo", METRICS)
