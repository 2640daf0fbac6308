"""WAF: web ACLs, rules, requests."""

import tables

METRICS = {
    "WebACL per month": ("classic/web-acl", "web ACLs", 0),
    "Rules added per WebACL per month": ("classic/rule", "rules", 0),
    "Web Requests received per Request": ("classic/requests", "requests", 0),
    "Web ACL Activated per Month": ("v2/web-acl", "web ACLs", 0),
    "Rule Activated per Month": ("v2/rule", "rules", 0),
    "Request Processed Tier1 per Request": ("v2/requests", "requests", 0),
}


def build(book):
    tables.add_feed(book, "waf", "waf", METRICS)
