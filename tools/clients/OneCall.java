package io.cloudcostguard.clients;

import io.cloudcostguard.clients.api.AccessApi;
import io.cloudcostguard.clients.api.EstimatesApi;
import io.cloudcostguard.clients.model.EstimateSummary;
import io.cloudcostguard.clients.model.PlanOutcomePlanEstimated;
import java.util.List;

/// Asks a service by the generated client who the caller is, and reads the newest estimate.
class OneCall {

  public static void main(String[] args) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(args[0]);
    String token = System.getenv("CCG_API_TOKEN");
    if (token != null) {
      client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    }

    String tenant = new AccessApi(client).getSession().getTenant();
    EstimatesApi estimates = new EstimatesApi(client);
    List<EstimateSummary> newest =
        estimates
            .listEstimates(null, null, null, null, "estimated", null, null, null, 1)
            .getEstimates();
    String amount = "no estimate";
    if (!newest.isEmpty()) {
      PlanOutcomePlanEstimated estimate =
          estimates
              .getEstimate(newest.getFirst().getId(), null, "application/json", null)
              .getPlanOutcomePlanEstimated();
      amount = estimate.getAfter().getKnown() + " " + estimate.getCurrency();
    }
    System.out.println("tenant " + tenant + ", " + amount);
  }
}
