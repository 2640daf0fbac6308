package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.schemas.plan.PlannedResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the resources of a plan or state one by one from a stream: of their attributes what the
/// allow-list names, and where they are; values marked sensitive are hidden.
final class ResourceReader {

  private final JsonParser json;
  private final AllowList allowList;

  ResourceReader(JsonParser json, AllowList allowList) {
    this.json = json;
    this.allowList = allowList;
  }

  /// An entry of `resources` in `values`: a resource that is there.
  ReadResource readState() {
    ReadResource resource = new ReadResource();
    Set<String> sensitive = new HashSet<>();
    JsonObjects.eachProperty(json, name -> readStateOf(resource, name, sensitive));
    hide(resource, sensitive);
    return resource;
  }

  /// One property of such an entry.
  ///
  /// @param sensitive takes what is marked, to be hidden behind the last property
  void readStateOf(ReadResource resource, String name, Set<String> sensitive) {
    switch (name) {
      case "values" -> {
        resource.after =
            readAttributes(
                resource, allowed(resource), resource.placeAfter, resource.tags::readAfter);
        resource.before = resource.after;
      }
      case "sensitive_values" -> readSensitive(resource, allowed(resource), sensitive);
      default -> readIdentity(resource, name);
    }
  }

  /// Hides what of a resource that is there is marked.
  static void hide(ReadResource resource, Set<String> sensitive) {
    Redaction.hide(resource.after, sensitive);
    resource.placeAfter.hide(sensitive);
  }

  /// An entry of `resource_changes`.
  ReadResource readChange() {
    ReadResource resource = new ReadResource();
    JsonObjects.eachProperty(
        json,
        name -> {
          if (name.equals("change")) {
            readChangeOf(resource);
          } else {
            readIdentity(resource, name);
          }
        });
    return resource;
  }

  private void readIdentity(ReadResource resource, String name) {
    switch (name) {
      case "address" -> resource.address = identity(resource, Bound.ADDRESS, "");
      case "type" -> resource.type = identity(resource, Bound.TYPE, "");
      case "mode" -> resource.mode = identity(resource, Bound.TYPE, "managed");
      case "previous_address" ->
          resource.previousAddress = identityOrNull(resource, Bound.PREVIOUS_ADDRESS);
      case "provider_name" -> resource.providerName = identity(resource, Bound.PROVIDER, "");
      case "deposed", "deposed_key" -> resource.deposed = identityOrNull(resource, Bound.DEPOSED);
      default -> json.skipChildren();
    }
  }

  private String identity(ReadResource resource, Bound bound, String fallback) {
    String text = identityOrNull(resource, bound);
    return text == null ? fallback : text;
  }

  private @Nullable String identityOrNull(ReadResource resource, Bound bound) {
    if (JsonObjects.exceeds(json, bound)) {
      resource.exceeded = bound;
    }
    return JsonObjects.text(json, bound);
  }

  /// What may be kept of a resource. JSON whose keys were sorted has the attributes before the
  /// type; the address comes first.
  private @Nullable Allowed allowed(ReadResource resource) {
    if (resource.type.isEmpty()) {
      List<String> steps = Addresses.steps(resource.address);
      resource.type = steps.size() < 2 ? "" : steps.get(steps.size() - 2);
      if (!Bound.TYPE.fits(resource.type.length())) {
        resource.exceeded = Bound.TYPE;
      }
    }
    return allowList.of(resource.type);
  }

  private void readChangeOf(ReadResource resource) {
    Allowed allowed = allowed(resource);
    Set<String> sensitiveBefore = new HashSet<>();
    Set<String> sensitiveAfter = new HashSet<>();
    JsonObjects.eachProperty(
        json,
        name -> {
          switch (name) {
            case "actions" -> {
              List<String> actions = new ArrayList<>(2);
              JsonObjects.eachElement(json, () -> readAction(actions));
              resource.actions = actions;
            }
            case "before" ->
                resource.before =
                    readAttributes(
                        resource, allowed, resource.placeBefore, resource.tags::readBefore);
            case "after" ->
                resource.after =
                    readAttributes(
                        resource, allowed, resource.placeAfter, resource.tags::readAfter);
            case "after_unknown" -> readUnknown(resource, allowed);
            case "before_sensitive" -> readSensitive(resource, allowed, sensitiveBefore);
            case "after_sensitive" -> readSensitive(resource, allowed, sensitiveAfter);
            case "importing" -> {
              resource.imported = json.currentToken() == JsonToken.START_OBJECT;
              json.skipChildren();
            }
            default -> json.skipChildren();
          }
        });
    Redaction.hide(resource.before, sensitiveBefore);
    Redaction.hide(resource.after, sensitiveAfter);
    sensitiveBefore.addAll(sensitiveAfter);
    resource.placeBefore.hide(sensitiveBefore);
    resource.placeAfter.hide(sensitiveBefore);
  }

  /// There are at most two; a third is as good as any number.
  private void readAction(List<String> into) {
    String action = JsonObjects.text(json, Bound.ACTION);
    if (into.size() < 3) {
      into.add(action == null ? "" : action);
    }
  }

  /// The allowed part of an object of attributes; null when there is no object. Tags are kept
  /// apart; where they are allowed, an empty map says that there is the attribute.
  private @Nullable Map<String, Object> readAttributes(
      ReadResource resource, @Nullable Allowed allowed, Places places, Consumer<JsonParser> tags) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return null;
    }
    Map<String, Object> attributes = new TreeMap<>(); // as it is written
    Vendor vendor = resource.vendor();
    JsonObjects.eachProperty(
        json,
        name -> {
          if (vendor.isPlace(name)) {
            places.read(name, json);
          }
          if (vendor.tags(name)) {
            tags.accept(json);
            if (allowed != null && allowed.child(name) != null) {
              attributes.put(name, Map.of());
              resource.tagsKept = name;
            }
          } else {
            keep(allowed == null ? null : allowed.child(name), name, attributes);
          }
        });
    return attributes;
  }

  private void keep(@Nullable Allowed allowed, String name, Map<String, Object> into) {
    Object value =
        allowed == null || !Bound.KEY.fits(name.length()) ? skipped() : readValue(allowed);
    if (value != null) {
      into.put(name, value);
    }
  }

  private @Nullable Object skipped() {
    json.skipChildren();
    return null;
  }

  /// A scalar as text or boolean, a list, a map; null for null and for what is not allowed.
  private @Nullable Object readValue(Allowed allowed) {
    return readValue(allowed, 0);
  }

  private @Nullable Object readValue(Allowed allowed, int lists) {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new TreeMap<>();
        JsonObjects.eachProperty(json, name -> keep(allowed.child(name), name, map));
        yield allowed.isLeaf() ? null : allowed.selects(map) ? map : new TreeMap<>();
      }
      case START_ARRAY -> lists < Bound.LISTS ? readList(allowed, lists) : skipped();
      case VALUE_TRUE -> allowed.isLeaf() ? Boolean.TRUE : null;
      case VALUE_FALSE -> allowed.isLeaf() ? Boolean.FALSE : null;
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          allowed.isLeaf() ? readText() : null;
      default -> null;
    };
  }

  private String readText() {
    String text = JsonObjects.text(json, Bound.VALUE);
    return text == null ? PlannedResource.TOO_LONG : text;
  }

  /// Elements, or that there are too many, or that one is too long.
  private Object readList(Allowed allowed, int lists) {
    List<Object> list = new ArrayList<>();
    boolean[] tooLong = {false};
    JsonObjects.eachElement(
        json,
        () -> {
          if (list.size() == Bound.ELEMENTS) {
            tooLong[0] = true;
          }
          if (tooLong[0]) {
            json.skipChildren();
            return;
          }
          Object element = readValue(allowed, lists + 1);
          if (element != null) {
            tooLong[0] = element.equals(PlannedResource.TOO_LONG);
            list.add(element);
          } else {
            // Known only after apply, or null: it counts, also in marks.
            list.add(allowed.isLeaf() ? "" : new TreeMap<>());
          }
        });
    return tooLong[0] ? PlannedResource.TOO_LONG : list;
  }

  /// The paths that are marked in `after_unknown`, and the places.
  private void readUnknown(ReadResource resource, @Nullable Allowed allowed) {
    Marks marks = new Marks(json, resource.unknown);
    List<String> places = resource.vendor().places();
    if (json.currentToken() != JsonToken.START_OBJECT) {
      if (Marks.isMarked(json)) {
        places.forEach(resource.placeAfter::addUnknown);
        if (allowed != null) {
          allowed.names().forEach(resource.unknown::add);
        }
      }
      return;
    }
    JsonObjects.eachProperty(
        json,
        name -> {
          Allowed child = allowed == null ? null : allowed.child(name);
          if (child != null && resource.vendor().tags(name)) {
            resource.tags.readUnknown(name, json);
          } else if (!places.contains(name) || (child != null && !child.isLeaf())) {
            marks.read(child, name);
          } else if (Marks.isMarked(json)) {
            resource.placeAfter.addUnknown(name);
            if (child != null) {
              resource.unknown.add(name);
            }
          }
        });
  }

  /// The paths that are marked in `*_sensitive`, and the places; tags take their marks themselves.
  private void readSensitive(ReadResource resource, @Nullable Allowed allowed, Set<String> into) {
    Vendor vendor = resource.vendor();
    List<String> places = vendor.places();
    Marks marks = new Marks(json, into);
    if (json.currentToken() != JsonToken.START_OBJECT) {
      if (Marks.isMarked(json)) {
        resource.tags.hideAll();
        into.addAll(places);
        if (allowed != null) {
          allowed.names().forEach(into::add);
        }
      }
      return;
    }
    JsonObjects.eachProperty(
        json,
        name -> {
          if (vendor.tags(name)) {
            resource.tags.readSensitive(json);
          } else if (places.contains(name)) {
            if (Marks.isMarked(json)) {
              into.add(name);
            }
          } else {
            marks.read(allowed == null ? null : allowed.child(name), name);
          }
        });
  }
}
