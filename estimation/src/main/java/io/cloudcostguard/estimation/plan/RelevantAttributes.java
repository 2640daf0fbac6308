package io.cloudcostguard.estimation.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;

/// Reads `relevant_attributes` of a plan: the attributes of resources that its changes draw on,
/// also through local values, which a plan does not list. Only those of types and attributes that
/// pricing reads are kept.
///
/// @see <a href="https://developer.hashicorp.com/terraform/internals/json-format">Terraform, JSON
///   output format</a>
final class RelevantAttributes {

  /// Of more than these none is kept: what is meant could be one that was left out.
  private static final int MOST = 2000;

  /// What one takes, besides its text.
  private static final int ENTRY = 64;

  /// In place of an attribute, where a change draws on the whole resource.
  private static final String WHOLE = "*";

  private final JsonParser json;
  private final AllowList allowList;
  private final Holding holding;
  private final Set<String> kept = new LinkedHashSet<>();

  RelevantAttributes(JsonParser json, AllowList allowList, Holding holding) {
    this.json = json;
    this.allowList = allowList;
    this.holding = holding;
  }

  /// Reads the list that the parser stands on.
  void read() {
    JsonObjects.eachElement(
        json,
        () -> {
          String[] resource = {""};
          String[] attribute = {""};
          JsonObjects.eachProperty(
              json,
              name -> {
                switch (name) {
                  case "resource" -> resource[0] = text(Bound.ADDRESS);
                  case "attribute" -> attribute[0] = firstStep();
                  default -> json.skipChildren();
                }
              });
          keep(resource[0], attribute[0]);
        });
  }

  /// The address and the attribute, with a dot between; none where there are too many.
  List<String> all() {
    return kept.size() > MOST ? List.of() : List.copyOf(kept);
  }

  private void keep(String resource, String attribute) {
    List<String> steps = Addresses.steps(resource);
    int modules = Addresses.modules(steps);
    Allowed allowed = steps.size() == modules + 2 ? allowList.of(steps.get(modules)) : null;
    boolean whole = attribute.isEmpty();
    if (allowed != null && (whole || allowed.child(attribute) != null) && kept.size() <= MOST) {
      String relevant = Addresses.withoutIndex(resource) + "." + (whole ? WHOLE : attribute);
      holding.hold(ENTRY + 2L * relevant.length());
      kept.add(relevant);
    }
  }

  /// The attribute's own name; what is inside of it does not tell which it is.
  private String firstStep() {
    String[] first = {""};
    int[] step = {0};
    JsonObjects.eachElement(
        json,
        () -> {
          if (step[0]++ == 0) {
            first[0] = text(Bound.KEY);
          } else {
            json.skipChildren();
          }
        });
    return first[0];
  }

  private String text(Bound bound) {
    String text = JsonObjects.text(json, bound);
    return text == null ? "" : text;
  }
}
