package io.cloudcostguard.estimation.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One entry of `resource_changes` while it is read: allowed attributes, before the configuration
/// tells what the unknown ones mean.
final class ReadResource {

  String address = "";
  String type = "";
  String mode = "managed";
  String providerName = "";
  @Nullable String previousAddress;
  @Nullable String deposed;
  boolean imported;
  List<String> actions = List.of();

  /// What of its identity is too long to be read; null when nothing is.
  @Nullable Bound exceeded;

  @Nullable Map<String, Object> before;
  @Nullable Map<String, Object> after;

  /// Paths with indices, e.g. `root_block_device[0].volume_size`.
  final Set<String> unknown = new HashSet<>();

  final Tags tags = new Tags();

  /// The attribute of its tags, where the allow-list has it; null where nothing but tags is kept.
  @Nullable String tagsKept;

  final Places placeBefore = new Places();
  final Places placeAfter = new Places();

  Vendor vendor() {
    return Vendor.ofType(type);
  }

  /// Its address in the configuration of its module, e.g. `aws_instance.b` of
  /// `module.a["x"].aws_instance.b[0]`.
  String configuredAddress() {
    String module = moduleAddress();
    return Addresses.withoutIndex(
        module.isEmpty() ? address : address.substring(module.length() + 1));
  }

  /// The module instance it is in, e.g. `module.a["x"]`; empty for the root module.
  String moduleAddress() {
    if (!address.startsWith("module.")) {
      return "";
    }
    List<String> steps = Addresses.steps(address);
    return String.join(".", steps.subList(0, Addresses.modules(steps)));
  }
}
