package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.GrafanaKeys;

/// A managed Grafana workspace is charged by the users who are active in a month: at least one who
/// edits, and any number who view.
///
/// @see <a href="https://aws.amazon.com/grafana/pricing/">Amazon Managed Grafana pricing</a>
final class GrafanaWorkspace {

  static final ResourceType TYPE =
      ResourceType.priced("aws_grafana_workspace", GrafanaWorkspace::charge)
          .usage("editors_administrator_licenses", "viewer_licenses");

  private static void charge(Resource workspace, Components bill) {
    bill.add(
        "Editor and administrator licenses",
        "users",
        workspace.price(GrafanaKeys.EDITOR),
        workspace.usage("editors_administrator_licenses").or(Amount.ONE));
    bill.add(
        "Viewer licenses",
        "users",
        workspace.price(GrafanaKeys.VIEWER),
        workspace.usage("viewer_licenses"));
  }

  private GrafanaWorkspace() {}
}
