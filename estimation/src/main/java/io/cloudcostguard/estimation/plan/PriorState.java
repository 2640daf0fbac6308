package io.cloudcostguard.estimation.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;

/// Which resources there were before a plan, by their addresses. A plan that says nothing of one of
/// them does not cover its workspace: it is targeted, or refreshes only. Not every tool says so
/// itself. Of data sources that were read, those stay that are groups of resources.
final class PriorState {

  /// What one address costs in a set, besides its text.
  private static final int ENTRY = 64;

  /// What a group takes, besides texts.
  private static final int GROUP = 512;

  private final JsonParser json;
  private final Holding holding;
  private final ResourceReader resources;
  private final Set<String> addresses = new HashSet<>();
  private final List<ReadResource> groups = new ArrayList<>();

  PriorState(JsonParser json, ResourceReader resources, Holding holding) {
    this.json = json;
    this.resources = resources;
    this.holding = holding;
  }

  /// Reads the state that the parser stands on.
  void read() {
    only("values", () -> only("root_module", this::readModule));
  }

  private void only(String expected, Runnable read) {
    JsonObjects.eachProperty(
        json,
        name -> {
          if (name.equals(expected)) {
            read.run();
          } else {
            json.skipChildren();
          }
        });
  }

  private void readModule() {
    JsonObjects.eachProperty(
        json,
        name -> {
          switch (name) {
            case "resources" -> JsonObjects.eachElement(json, this::readResource);
            case "child_modules" -> JsonObjects.eachElement(json, this::readModule);
            default -> json.skipChildren();
          }
        });
  }

  private void readResource() {
    ReadResource resource = new ReadResource();
    Set<String> sensitive = new HashSet<>();
    resource.mode = "";
    JsonObjects.eachProperty(
        json,
        name -> {
          switch (name) {
            case "address" -> resource.address = text(Bound.ADDRESS);
            case "mode" -> resource.mode = text(Bound.TYPE);
            case "values", "sensitive_values" -> {
              if (isReadGroup(resource)) {
                resources.readStateOf(resource, name, sensitive);
              } else {
                json.skipChildren();
              }
            }
            default -> json.skipChildren();
          }
        });
    if (resource.address.isEmpty()) {
      return;
    }
    if (resource.mode.equals("managed")) {
      holding.hold(ENTRY);
      addresses.add(resource.address);
    } else if (isReadGroup(resource)) {
      holding.hold(GROUP);
      ResourceReader.hide(resource, sensitive);
      groups.add(resource);
    }
  }

  /// Whether a data source reads a group of resources, which tells where these are. The address and
  /// the mode come first, also in JSON whose keys were sorted.
  private static boolean isReadGroup(ReadResource resource) {
    if (!resource.mode.equals("data")) {
      return false;
    }
    List<String> steps = Addresses.steps(resource.address);
    String type = steps.size() < 2 ? "" : steps.get(steps.size() - 2);
    return Vendor.ofType(type).isGroup(type);
  }

  /// The groups of resources that data sources have read.
  List<ReadResource> groups() {
    return groups;
  }

  private String text(Bound bound) {
    String text = JsonObjects.text(json, bound);
    return text == null ? "" : text;
  }

  boolean isEmpty() {
    return addresses.isEmpty();
  }

  /// Why `planned` do not cover what there was; none when they do.
  Optional<String> whyNotCovered(List<ReadResource> planned) {
    for (ReadResource resource : planned) {
      addresses.remove(resource.address);
      addresses.remove(resource.previousAddress == null ? "" : resource.previousAddress);
    }
    int left = addresses.size();
    if (left == 0) {
      return Optional.empty();
    }
    String those =
        left == 1
            ? "1 resource of the state is not in the plan"
            : left + " resources of the state are not in the plan";
    return Optional.of(
        planned.isEmpty() ? those + ", which only refreshes or changes nothing" : those);
  }
}
