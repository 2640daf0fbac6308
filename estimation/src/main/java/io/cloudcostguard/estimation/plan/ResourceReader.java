package io.cloudcostguard.estimation.plan;

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
    JsonObjects.eachProperty(
        json,
        name -> {
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
        });
    Redaction.hide(resource.after, sensitive);
    return resource;
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
      case "address" -> resource.address = JsonObjects.text(json, "");
      case "type" -> resource.type = JsonObjects.text(json, "");
      case "mode" -> resource.mode = JsonObjects.text(json, "managed");
      case "previous_address" -> resource.previousAddress = JsonObjects.textOrNull(json);
      case "provider_name" -> resource.providerName = JsonObjects.text(json, "");
      case "deposed", "deposed_key" -> resource.deposed = JsonObjects.textOrNull(json);
      default -> json.skipChildren();
    }
  }

  /// What may be kept of a resource. JSON whose keys were sorted has the attributes before the
  /// type; the address comes first.
  private @Nullable Allowed allowed(ReadResource resource) {
    if (resource.type.isEmpty()) {
      List<String> steps = Addresses.steps(resource.address);
      resource.type = steps.size() < 2 ? "" : steps.get(steps.size() - 2);
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
              JsonObjects.eachElement(json, () -> actions.add(JsonObjects.text(json, "")));
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
            case "after_unknown" -> readMarks(allowed, resource.unknown);
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
  }

  /// The allowed part of an object of attributes; null when there is no object.
  private @Nullable Map<String, Object> readAttributes(
      ReadResource resource,
      @Nullable Allowed allowed,
      ReadResource.Places places,
      Consumer<JsonParser> tags) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return null;
    }
    Map<String, Object> attributes = new TreeMap<>(); // as it is written
    JsonObjects.eachProperty(
        json,
        name -> {
          if (json.currentToken() == JsonToken.VALUE_STRING) {
            switch (name) {
              case "region" -> places.region = json.getString();
              case "arn" -> places.arn = json.getString();
              case "availability_zone" -> places.availabilityZone = json.getString();
              default -> {}
            }
          }
          if (Tags.are(resource.type, name)) {
            tags.accept(json);
          } else {
            keep(allowed == null ? null : allowed.child(name), name, attributes);
          }
        });
    return attributes;
  }

  private void keep(@Nullable Allowed allowed, String name, Map<String, Object> into) {
    Object value = allowed == null ? skipped() : readValue(allowed);
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
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new TreeMap<>();
        JsonObjects.eachProperty(json, name -> keep(allowed.child(name), name, map));
        yield allowed.isLeaf() ? null : allowed.selects(map) ? map : new TreeMap<>();
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        JsonObjects.eachElement(
            json,
            () -> {
              Object element = readValue(allowed);
              if (element != null) {
                list.add(element);
              } else if (!allowed.isLeaf()) {
                list.add(new TreeMap<>()); // marks count it, too
              }
            });
        yield list;
      }
      case VALUE_TRUE -> allowed.isLeaf() ? Boolean.TRUE : null;
      case VALUE_FALSE -> allowed.isLeaf() ? Boolean.FALSE : null;
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          allowed.isLeaf() ? json.getString() : null;
      default -> null;
    };
  }

  /// The paths that are marked `true` in `*_sensitive`; tags take their marks themselves.
  private void readSensitive(ReadResource resource, @Nullable Allowed allowed, Set<String> into) {
    if (json.currentToken() == JsonToken.VALUE_TRUE) {
      resource.tags.hideAll();
      readMarks(allowed, into);
      return;
    }
    JsonObjects.eachProperty(
        json,
        name -> {
          if (Tags.are(resource.type, name)) {
            resource.tags.readSensitive(json);
          } else {
            readMarks(allowed == null ? null : allowed.child(name), name, into);
          }
        });
  }

  /// The paths that are marked `true` in `after_unknown` or `*_sensitive`.
  private void readMarks(@Nullable Allowed allowed, Set<String> into) {
    if (allowed == null) {
      json.skipChildren();
    } else if (json.currentToken() == JsonToken.VALUE_TRUE) {
      allowed.names().forEach(into::add);
    } else {
      readMarks(allowed, "", into);
    }
  }

  private void readMarks(@Nullable Allowed allowed, String path, Set<String> into) {
    if (allowed == null) {
      json.skipChildren();
      return;
    }
    switch (json.currentToken()) {
      case VALUE_TRUE -> into.add(path);
      case START_OBJECT ->
          JsonObjects.eachProperty(
              json,
              name ->
                  readMarks(allowed.child(name), path.isEmpty() ? name : path + "." + name, into));
      case START_ARRAY -> {
        int[] index = {0};
        JsonObjects.eachElement(
            json, () -> readMarks(allowed, path + "[" + index[0]++ + "]", into));
      }
      default -> json.skipChildren();
    }
  }
}
