package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes names of machine sizes apart: `Standard_D4s_v3` is series D, of four virtual CPUs, with
/// premium disks, of version 3. The name says the shape: of one series and number, all versions
/// have as many virtual CPUs and, but for the largest, as much memory.
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
  private static final int LAST_WITH_DISK = 3;

  /// Of sizes with AMD's processors, those of this version too.
  private static final int AMD_WITH_DISK = 4;

  /// The last version for Arm on processors of the first kind.
  private static final int ALTRA = 5;

  private static final int NEWEST = 7;

  /// What sizes from version 6 on, and those for Arm, ask of an image.
  private static final String IMAGE =
      "its image is of generation 2, and has drivers for NVMe disks";

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

  /// Whether what is launched runs Windows, which does not run on Arm here.
  static boolean isWindows(Resource launcher) {
    return launcher.type().contains("windows")
        || launcher.attr("os_type").is("Windows")
        || launcher.attr("os_sku").text("").startsWith("windows")
        || launcher.attr("storage_os_disk.os_type").is("Windows")
        || !launcher.blocks("os_profile_windows_config").isEmpty()
        || launcher.attr("storage_image_reference.offer").text("").contains("windows");
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

  /// Suggests the cheapest size of one maker, of a version or later, that can do the same.
  ///
  /// @param maker `a` for AMD, `p` for Arm, empty for Intel
  void suggest(Resource launcher, Suggestion suggestion, String maker, int fromVersion) {
    boolean resized = isMachine(launcher) && launcher.planned().before() != null;
    if (comesWithDisk() && !resized) {
      suggestion.provided("its temporary disk is not used");
    }
    suggestion.provided(IMAGE).setCheapest(path(launcher), of(maker, fromVersion, resized));
  }

  /// Whether it is one machine, which is resized as it is; others launch new ones.
  private static boolean isMachine(Resource launcher) {
    return launcher.type().endsWith("_virtual_machine");
  }

  /// Whether it has a local disk that its name does not tell.
  private boolean comesWithDisk() {
    return !hasDisk() && (version <= LAST_WITH_DISK || (isAmd() && version == AMD_WITH_DISK));
  }

  /// @param resized a machine that is there already: one with a local disk cannot become one
  ///   without, nor the other way round
  private List<String> of(String maker, int fromVersion, boolean resized) {
    List<String> names = new ArrayList<>();
    String rest = features.replaceFirst("^[ap]", "").replace("d", "").replace("s", "");
    boolean local = hasDisk() || comesWithDisk();
    for (int other = Math.max(fromVersion, version); other <= NEWEST && rest.isEmpty(); other++) {
      for (String features : List.of(maker + "s", maker + "ds")) {
        AzureSizes size = new AzureSizes(series, vcpus, features, other);
        boolean hasLocal = size.hasDisk() || size.comesWithDisk();
        if ((resized ? hasLocal == local : hasLocal || !hasDisk()) && size.memory() >= memory()) {
          names.add("Standard_%s%d%s_v%d".formatted(series, vcpus, features, other));
        }
      }
    }
    return names;
  }

  /// GiB of memory, as far as it tells sizes apart: the largest of some versions have less than
  /// their number says.
  ///
  /// @see <a
  ///   href="https://learn.microsoft.com/azure/virtual-machines/sizes/memory-optimized/e-family">Azure,
  ///   sizes of the E family</a>
  private int memory() {
    return switch ("%s%d".formatted(series, vcpus)) {
      case "D64" -> isArm() && version <= ALTRA ? 208 : 256;
      case "E32" -> isArm() && version <= ALTRA ? 208 : 256;
      case "E64" -> version <= LAST_WITH_DISK ? 432 : !isAmd() && version == 4 ? 504 : 512;
      case "E96" -> isAmd() || isArm() || version <= 5 ? 672 : 768;
      default -> 0;
    };
  }
}
