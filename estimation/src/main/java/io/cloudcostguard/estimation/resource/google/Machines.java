package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.List;
import java.util.Locale;

/// Charges for machines that are alike: their virtual CPUs and memory, or the whole machine, their
/// accelerators, and their local disks.
///
/// @param at where they are
/// @param type of the machines
/// @param spot whether they are spot or preemptible machines, which have no sustained-use discount
/// @param count how many
/// @param hours how long each runs in a month
/// @see <a href="https://cloud.google.com/compute/all-pricing">Compute Engine pricing</a>
record Machines(Resource at, Attr type, boolean spot, Amount count, Amount hours) {

  /// Of one local disk, in GiB.
  private static final long LOCAL_SSD = 375;

  /// A full month of one.
  static final Amount ALL_MONTH = Amount.ALL_MONTH;

  void charge(Components bill) {
    String name = name();
    if (name.isEmpty()) {
      bill.add("Instance usage", Components.HOURS, nameless(), running());
      return;
    }
    switch (MachineType.of(name)) {
      case MachineType.Whole(String whole, _) ->
          bill.add(
              "Instance usage", Components.HOURS, price(GoogleKeys.INSTANCE, whole), charged());
      case MachineType.Parts parts -> charge(bill, parts);
      case MachineType.NotKnown(String reason) ->
          bill.add("Instance usage", Components.HOURS, Resource.noPrice(reason), running());
    }
  }

  private void charge(Components bill, MachineType.Parts parts) {
    String series = parts.series();
    bill.add(
        "Virtual CPUs",
        Components.HOURS,
        price(GoogleKeys.CORE, series),
        charged().times(parts.vcpus()));
    bill.add("Memory", "GiB-hours", price(GoogleKeys.RAM, series), charged().times(parts.memory()));
    if (!parts.extended().isZero()) {
      bill.add(
          "Extended memory",
          "GiB-hours",
          price(GoogleKeys.RAM, series + "-extended"),
          charged().times(parts.extended()));
    }
    if (!parts.localSsd().isZero()) {
      bill.add(
          "Local SSD of the machine type",
          "GiB",
          localSsd(series),
          parts.localSsd().times(count).times(partOfMonth()));
    }
  }

  /// Accelerators that are attached. Those of machine types that are made for them are in the price
  /// of the machine.
  void accelerators(Components bill, List<Attributes> accelerators) {
    if (hasOwnAccelerators()) {
      return;
    }
    for (Attributes accelerator : accelerators) {
      Amount number = accelerator.attr("count").amount(1);
      if (!number.isZero()) {
        bill.add(
            "Accelerators",
            Components.HOURS,
            name().isEmpty()
                ? nameless()
                : price(GoogleKeys.GPU, accelerator.attr("type").lastSegment()),
            charged().times(number));
      }
    }
  }

  /// What is licensed on the image that they start from.
  void licences(Components bill, Attr image) {
    SystemLicence.charge(at, bill, image, machineType(), running());
  }

  /// The licence of Windows, where another attribute tells it.
  void windows(Components bill) {
    SystemLicence.WINDOWS.charge(at, bill, machineType(), running());
  }

  private MachineType machineType() {
    return MachineType.of(name());
  }

  private boolean hasOwnAccelerators() {
    return switch (series()) {
      case "a2", "a3", "a4", "a4x", "g2", "g4" -> true;
      default -> false;
    };
  }

  /// Local disks that are attached, each of 375 GiB. Without the machine they are not there.
  void localSsds(Components bill, Amount disks) {
    if (!disks.isZero()) {
      bill.add(
          "Local SSD",
          "GiB",
          localSsd(series()),
          disks.times(count).times(LOCAL_SSD).times(partOfMonth()));
    }
  }

  private Amount partOfMonth() {
    return hours.equals(ALL_MONTH) ? Amount.ONE : hours.dividedBy(ALL_MONTH);
  }

  private PriceRef localSsd(String series) {
    return switch (series) {
      case "" -> nameless();
      case "c4", "c4a", "c4d" -> price(GoogleKeys.LOCAL_SSD_OF_FAMILY, series);
      default -> at.price(GoogleKeys.LOCAL_SSD, purchase());
    };
  }

  private String series() {
    return MachineType.series(name());
  }

  private Amount running() {
    return hours.times(count);
  }

  private Amount charged() {
    return (spot ? hours : SustainedUse.of(series()).charged(hours)).times(count);
  }

  private PriceRef price(GoogleKeys form, Object what) {
    return at.price(form, what, purchase());
  }

  private String purchase() {
    return spot ? "spot" : "on-demand";
  }

  /// The machine type in lower case; empty where it is not known, which decides nothing about what
  /// is charged beside the machine.
  private String name() {
    String name = type.lastSegment().text();
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }

  /// No price, for the reason that there is no machine type.
  private PriceRef nameless() {
    return price(GoogleKeys.INSTANCE, type);
  }

  /// Whether a `scheduling` block asks for machines that the vendor may take back.
  static boolean isSpot(Attributes scheduling) {
    return scheduling.attr("preemptible").isTrue()
        || scheduling.attr("provisioning_model").is("SPOT");
  }
}
