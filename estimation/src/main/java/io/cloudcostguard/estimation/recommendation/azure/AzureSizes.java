package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes names of machine sizes apart: `Standard_D4s_v3` is series D, of four virtual CPUs, with
/// premium disks, of version 3. The name says the shape: of one series and number, all versions
/// have as many virtual CPUs and as much memory.
///
/// @param series `D`, `E` or `F`
/// @param features e.g. `ds`: a local disk and premium disks
/// @see <a href="https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions">Azure,
///   naming of sizes</a>
record AzureSizes(String series, int vcpus, String features, int version) {

  static final String[] LAUNCHERS = {
    "azurerm_linux_virtual_machine",
    "azurerm_windows_virtual_machine",
    "azurerm_virtual_machine",
    "azurerm_linux_virtual_machine_scale_set",
    "azurerm_windows_virtual_machine_scale_set",
    "azurerm_kubernetes_cluster_node_pool",
    "azurerm_kubernetes_cluster"
  };

  /// Sizes of version 1 have other shapes, those of the first two versions are no multiple of two.
  private static final Pattern NAME =
      Pattern.compile("standard_([def])(\\d{1,3})([a-z]*)_v([3-7])");

  /// Up to this version, sizes without a `d` have a local disk all the same.
  static final int LAST_WITH_DISK = 3;

  private static final int NEWEST = 7;

  /// What sizes from version 6 on, and those for Arm, ask of an image.
  static final String IMAGE = "its image is of generation 2, and has drivers for NVMe disks";

  /// Where a launcher says its size.
  static String path(Resource launcher) {
    return switch (launcher.type()) {
      case "azurerm_virtual_machine", "azurerm_kubernetes_cluster_node_pool" -> "vm_size";
      case "azurerm_kubernetes_cluster" -> "default_node_pool.vm_size";
      case "azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine_scale_set" ->
          "sku";
      default -> "size";
    };
  }

  /// The size that is launched; null where its name says no shape.
  static @Nullable AzureSizes of(Resource launcher) {
    Matcher parts = NAME.matcher(launcher.attr(path(launcher)).text(""));
    return parts.matches()
        ? new AzureSizes(
            parts.group(1).toUpperCase(Locale.ROOT),
            Integer.parseInt(parts.group(2)),
            parts.group(3),
            Integer.parseInt(parts.group(4)))
        : null;
  }

  boolean isAmd() {
    return features.startsWith("a");
  }

  boolean isArm() {
    return features.startsWith("p");
  }

  private boolean hasDisk() {
    return features.contains("d");
  }

  /// The names of sizes of one maker, of this version or later, that can do the same.
  ///
  /// @param maker `a` for AMD, `p` for Arm, empty for Intel
  List<String> of(String maker, int fromVersion) {
    List<String> names = new ArrayList<>();
    String rest = features.replaceFirst("^[ap]", "").replace("d", "").replace("s", "");
    for (int other = Math.max(fromVersion, version); other <= NEWEST && rest.isEmpty(); other++) {
      for (String local : hasDisk() ? List.of("d") : List.of("", "d")) {
        names.add("Standard_%s%d%s%ss_v%d".formatted(series, vcpus, maker, local, other));
      }
    }
    return names;
  }
}
