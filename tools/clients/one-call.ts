// Asks a service by the generated client who the caller is, and reads the newest estimate.
import { AccessApi, Configuration, EstimatesApi } from "./index";

async function main(url: string): Promise<void> {
  const configuration = new Configuration({ basePath: url, accessToken: process.env.CCG_API_TOKEN });
  const session = await new AccessApi(configuration).getSession();
  const api = new EstimatesApi(configuration);
  const newest = (await api.listEstimates({ outcome: "estimated", limit: 1 })).estimates[0];
  let amount = "no estimate";
  if (newest) {
    const outcome = await api.getEstimate({ id: newest.id, accept: "application/json" });
    if (outcome.outcome === "estimated") {
      amount = `${outcome.after.known} ${outcome.currency}`;
    }
  }
  console.log(`tenant ${session.tenant}, ${amount}`);
}

main(process.argv[2]);
