package io.cloudcostguard.schemas.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The content of a usage file: expected quantities of usage-based charges.
///
/// @param byType defaults by resource type: usage key to number, text or nested map
/// @param byAddress by address; `[*]` stands for every instance
/// @param freeTiers true where the vendor's always-free allowances are to be taken off; null where
///   they are not
/// @param unread sections of the file that nothing reads; null where there are none
public record Usage(
    Map<String, Map<String, Object>> byType,
    Map<String, Map<String, Object>> byAddress,
    @Nullable Boolean freeTiers,
    @Nullable List<String> unread) {

  public static final Usage NONE = new Usage(Map.of(), Map.of(), null);

  /// Usage all of which is read.
  public Usage(
      Map<String, Map<String, Object>> byType,
      Map<String, Map<String, Object>> byAddress,
      @Nullable Boolean freeTiers) {
    this(byType, byAddress, freeTiers, null);
  }

  public Usage {
    byType = byType == null ? Map.of() : byType;
    byAddress = byAddress == null ? Map.of() : byAddress;
    freeTiers = Boolean.TRUE.equals(freeTiers) ? true : null;
    unread = unread == null || unread.isEmpty() ? null : List.copyOf(unread);
  }

  /// The same with the always-free allowances taken off.
  public Usage withFreeTiers() {
    return new Usage(byType, byAddress, true, unread);
  }

  /// The sections of the file that nothing reads.
  public List<String> unreadOrNone() {
    return unread == null ? List.of() : unread;
  }

  /// Whether the always-free allowances are to be taken off.
  public boolean takesOffFreeTiers() {
    return freeTiers != null;
  }
}
