package io.cloudcostguard.estimation.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;

/// Which resources there were before a plan, by their addresses. A plan that says nothing of one of
/// them does not cover its workspace: it is targeted, or refreshes only. Not every tool says so
/// itself.
final class PriorState {

  /// What one address costs in a set, besides its text.
  private static final int ENTRY = 64;

  private final JsonParser json;
  private final Holding holding;
  private final Set<String> addresses = new HashSet<>();

  PriorState(JsonParser json, Holding holding) {
    this.json = json;
    this.holding = holding;
  }

  /// Reads the state that the parser stands on.
  void read() {
    only("values", () -> only("root_module", this::readModule));
  }

  private void only(String wanted, Runnable read) {
    JsonObjects.eachProperty(
        json,
        name -> {
          if (name.equals(wanted)) {
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
    String[] address = {""};
    String[] mode = {""};
    JsonObjects.eachProperty(
        json,
        name -> {
          switch (name) {
            case "address" -> address[0] = text(Bound.ADDRESS);
            case "mode" -> mode[0] = text(Bound.TYPE);
            default -> json.skipChildren();
          }
        });
    if (mode[0].equals("managed") && !address[0].isEmpty()) {
      holding.hold(ENTRY);
      addresses.add(address[0]);
    }
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
    return left == 0
        ? Optional.empty()
        : Optional.of(
            left == 1
                ? "1 resource of the state is not in the plan"
                : left + " resources of the state are not in the plan");
  }
}
