"""Asks a service by the generated client who the caller is, and reads the newest estimate."""

import os
import sys

from cloudcostguard import ApiClient, Configuration
from cloudcostguard.api.access_api import AccessApi
from cloudcostguard.api.estimates_api import EstimatesApi

configuration = Configuration(host=sys.argv[1], access_token=os.environ.get("CCG_API_TOKEN"))
with ApiClient(configuration) as client:
    tenant = AccessApi(client).get_session().tenant
    api = EstimatesApi(client)
    newest = api.list_estimates(outcome="estimated", limit=1).estimates
    amount = "no estimate"
    if newest:
        estimate = api.get_estimate(newest[0].id, accept="application/json").actual_instance
        amount = f"{estimate.after.known} {estimate.currency}"
    print(f"tenant {tenant}, {amount}")
