"""API Gateway: calls of REST, HTTP and WebSocket APIs, stage caches."""

import tables

METRICS = {
    "API Calls Number of up to 333 million": ("rest/requests", "requests", 0),
    "API Calls Number of Request Next 667 million": ("rest/requests", "requests", 333_000_000),
    "API Calls Number of Request Next 19 billion": ("rest/requests", "requests", 1_000_000_000),
    "API Calls Number of Request Over 20 billion": ("rest/requests", "requests", 20_000_000_000),
    "ApiGatewayHttpApi First 300 million": ("http/requests", "requests", 0),
    "ApiGatewayHttpApi more than 300 million": ("http/requests", "requests", 300_000_000),
    "WebSocket Messages Messages first 1 billion": ("websocket/messages", "messages", 0),
    "WebSocket Messages Messages over 1 billion": ("websocket/messages", "messages", 1_000_000_000),
    "WebSocket Connection Minutes": ("websocket/minutes", "minutes", 0),
} | {
    f"Caching Memory Size {gigabytes.replace('.', ' ')}": (f"cache/{gigabytes}", "hours", 0)
    for gigabytes in ("0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237")
}


def build(book):
    tables.add_feed(book, "apigateway", "apigateway", METRICS)
