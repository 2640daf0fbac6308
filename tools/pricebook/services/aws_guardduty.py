"""GuardDuty: events, logs, processors at run time, volumes."""

import tables

METRICS = {
    "CloudTrail Events Processed per Events": ("cloudtrail", "events", 0),
    "Malware Protection EBS Data Scanned per GB": ("malware", "GB", 0),
    "VPC Flow Log and DNS Processed per First 500 GB": ("flow-logs", "GB", 0),
    "Lambda VPC Flow Log and DNS Processed per First 500 GB": ("lambda-logs", "GB", 0),
    "VPC Flow Log and DNS Processed per Next 2000 GB": ("flow-logs", "GB", 500),
    "Lambda VPC Flow Log and DNS Processed per Next 2000 GB": ("lambda-logs", "GB", 500),
    "VPC Flow Log and DNS Processed per Next 7500 GB": ("flow-logs", "GB", 2500),
    "Lambda VPC Flow Log and DNS Processed per Next 7500 GB": ("lambda-logs", "GB", 2500),
    "VPC Flow Log and DNS Processed per Over 10000 GB": ("flow-logs", "GB", 10000),
    "Lambda VPC Flow Log and DNS Processed per Over 10000 GB": ("lambda-logs", "GB", 10000),
    "S3 VPC Flow Log and DNS Processed per First 500000000 Events": ("s3-events", "events", 0),
    "S3 VPC Flow Log and DNS Processed per Next 4500000000 Events": ("s3-events", "events", 500000000),
    "S3 VPC Flow Log and DNS Processed per Over 5000000000 Events": ("s3-events", "events", 5000000000),
    "Kubernetes Audit Logs Events Processed per First 100000000 Events": ("eks-audit", "events", 0),
    "Kubernetes Audit Logs Events Processed per Next 200000000 Events": ("eks-audit", "events", 100000000),
    "Kubernetes Audit Logs Events Processed per Over 200000000 Events": ("eks-audit", "events", 200000000),
    "EC2 vCPU Monitored per First 500 vCPU Months": ("runtime", "vCPUs", 0),
    "EC2 vCPU Monitored per 500 upto 5000 vCPU Months": ("runtime", "vCPUs", 500),
    "EC2 vCPU Monitored per 5000 upto Inf vCPU Months": ("runtime", "vCPUs", 5000),
}


def build(book):
    tables.add_feed(book, "guardduty", "guardduty", METRICS)
