package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Licences that a machine pays by the hour for the image that it starts from: Red Hat and SUSE
/// Linux, Ubuntu Pro, SQL Server. No list price of them is at hand, so that they stand without one.
/// An image by its id tells nothing.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/virtual-machines/red-hat/">Red
///   Hat Enterprise Linux pricing</a>
/// @see <a
///   href="https://azure.microsoft.com/en-us/pricing/details/virtual-machines/sql-server-enterprise/">SQL
///   Server pricing</a>
final class ImageLicence {

  private static final String IMAGE = "source_image_reference.";

  static final List<String> PATHS = List.of(IMAGE + "publisher", IMAGE + "offer", IMAGE + "sku");

  /// @param hours that all machines run
  static void charge(Resource machine, Components bill, Amount hours) {
    String licensed = licensed(machine);
    if (licensed != null) {
      bill.add(
          "Licence of the image",
          Components.HOURS,
          Resource.noPrice("the price of the licence of " + licensed + " is not known"),
          hours);
    }
  }

  private static @Nullable String licensed(Resource machine) {
    String offer = machine.attr(IMAGE + "offer").text("");
    String sku = machine.attr(IMAGE + "sku").text("");
    if (offer.contains("byo") || sku.contains("byo")) {
      return null;
    }
    return switch (machine.attr(IMAGE + "publisher").text("")) {
      case "redhat" ->
          machine.attr("license_type").is("RHEL_BYOS") ? null : "Red Hat Enterprise Linux";
      case "suse" ->
          offer.startsWith("opensuse") || machine.attr("license_type").is("SLES_BYOS")
              ? null
              : "SUSE Linux Enterprise Server";
      case "canonical" ->
          offer.contains("-pro-") || sku.contains("ubuntu-pro") || sku.startsWith("pro-")
              ? "Ubuntu Pro"
              : null;
      case "microsoftsqlserver" ->
          sku.startsWith("enterprise") || sku.startsWith("standard") || sku.startsWith("web")
              ? "SQL Server"
              : null;
      default -> null;
    };
  }

  private ImageLicence() {}
}
