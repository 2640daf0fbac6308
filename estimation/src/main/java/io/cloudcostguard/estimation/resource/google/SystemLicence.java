package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The licence of an operating system that is not free, which a machine pays by the hour: of
/// Windows and Red Hat for each virtual CPU, of SUSE for each machine. The project of its image
/// tells it. An image of one's own, or one that is known only after apply, tells nothing.
///
/// @see <a href="https://cloud.google.com/compute/disks-image-pricing#premiumimages">Premium
///   images</a>
enum SystemLicence {
  WINDOWS("windows"),
  RHEL("rhel"),
  RHEL_SAP("rhel-sap"),
  SLES("sles");

  private static final String NAME = "Operating system licence";
  private static final String SQL_PROJECT = "windows-sql-cloud";

  private static final Map<String, SystemLicence> BY_PROJECT =
      Map.of(
          "windows-cloud",
          WINDOWS,
          SQL_PROJECT,
          WINDOWS,
          "rhel-cloud",
          RHEL,
          "rhel-sap-cloud",
          RHEL_SAP,
          "suse-cloud",
          SLES);

  private final String key;

  SystemLicence(String key) {
    this.key = key;
  }

  /// Charges machines for what is licensed on their image.
  ///
  /// @param type of the machines
  /// @param hours that all of them run
  static void charge(Resource at, Components bill, Attr image, MachineType type, Amount hours) {
    SystemLicence licence = of(image.text());
    if (licence != null) {
      licence.charge(at, bill, type, hours);
    }
    if (segments(image.text()).contains(SQL_PROJECT)) {
      bill.add(
          "SQL Server licence",
          Components.HOURS,
          Resource.noPrice("the edition of SQL Server on the image is not followed"),
          hours);
    }
  }

  void charge(Resource at, Components bill, MachineType type, Amount hours) {
    switch (type) {
      case MachineType.Whole(String name, Amount vcpus) ->
          charge(at, bill, name.equals("f1-micro") || name.equals("g1-small"), vcpus, hours);
      case MachineType.Parts parts -> charge(at, bill, false, parts.vcpus(), hours);
      case MachineType.NotKnown(String reason) ->
          bill.add(NAME, Components.HOURS, Resource.noPrice(reason), hours);
    }
  }

  private void charge(
      Resource at, Components bill, boolean sharedCore, Amount vcpus, Amount hours) {
    boolean whole = this == SLES || (this == WINDOWS && sharedCore);
    String size =
        switch (this) {
          case SLES -> sharedCore ? "shared-core" : "machine";
          case WINDOWS -> sharedCore ? "shared-core" : "vcpu";
          case RHEL, RHEL_SAP -> vcpusOfARedHat(vcpus);
        };
    PriceRef price = at.price(GoogleKeys.LICENCE, key, size, "on-demand");
    bill.add(NAME, Components.HOURS, price, whole ? hours : hours.times(vcpus));
  }

  /// Each costs less on a larger machine.
  private static String vcpusOfARedHat(Amount vcpus) {
    double number = vcpus instanceof Amount.Known(BigDecimal value, _) ? value.doubleValue() : 0;
    return number <= 8 ? "vcpu-to-8" : number < 128 ? "vcpu-to-127" : "vcpu-from-128";
  }

  static @Nullable SystemLicence of(@Nullable String image) {
    return segments(image).stream()
        .map(BY_PROJECT::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static List<String> segments(@Nullable String image) {
    return image == null ? List.of() : List.of(image.toLowerCase(Locale.ROOT).split("/"));
  }
}
