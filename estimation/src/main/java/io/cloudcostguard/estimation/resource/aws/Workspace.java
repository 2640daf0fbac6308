package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.WorkspacesKeys;

/// A WorkSpace is charged by the month; one that stops by itself less, and by the hour in which it
/// runs. Its operating system is that of its bundle, which a plan does not show.
///
/// @see <a href="https://aws.amazon.com/workspaces/pricing/">Amazon WorkSpaces pricing</a>
final class Workspace {

  private static final String PROPERTIES = "workspace_properties.";

  static final ResourceType TYPE =
      ResourceType.priced("aws_workspaces_workspace", Workspace::charge)
          .reading(
              PROPERTIES + "compute_type_name",
              PROPERTIES + "root_volume_size_gib",
              PROPERTIES + "user_volume_size_gib",
              PROPERTIES + "running_mode")
          .usage("monthly_hrs")
          .usageText("operating_system");

  private static void charge(Resource workspace, Components bill) {
    String system = workspace.usageText("operating_system");
    Attr type = workspace.attr(PROPERTIES + "compute_type_name").or("VALUE");
    Attr mode = workspace.attr(PROPERTIES + "running_mode").or("ALWAYS_ON");
    PriceRef unknown =
        Resource.noPrice(
            "its operating system is that of its bundle; name it as operating_system in the usage"
                + " file, e.g. windows, windows-byol, linux, ubuntu");
    bill.add(
        "Desktop",
        "months",
        system == null ? unknown : desktop(workspace, system, type, mode),
        Amount.ONE);
    if (mode.is("AUTO_STOP")) {
      bill.add(
          "Usage",
          Components.HOURS,
          system == null ? unknown : workspace.price(WorkspacesKeys.HOURS, system, type),
          workspace.usage("monthly_hrs"));
    }
  }

  private static PriceRef desktop(Resource workspace, String system, Attr type, Attr mode) {
    Attr root = workspace.attr(PROPERTIES + "root_volume_size_gib").or("80");
    Attr user = workspace.attr(PROPERTIES + "user_volume_size_gib").or("10");
    String rootSize = root.text();
    String userSize = user.text();
    return rootSize == null || userSize == null
        ? workspace.price(
            WorkspacesKeys.DESKTOP, system, type, rootSize == null ? root : user, mode)
        : workspace.price(WorkspacesKeys.DESKTOP, system, type, rootSize + "-" + userSize, mode);
  }

  private Workspace() {}
}
