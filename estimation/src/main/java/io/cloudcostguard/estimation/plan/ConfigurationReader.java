package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.Configuration.Call;
import io.cloudcostguard.estimation.plan.Configuration.ConfiguredResource;
import io.cloudcostguard.estimation.plan.Configuration.Expression;
import io.cloudcostguard.estimation.plan.Configuration.Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the `configuration` of a plan from a stream.
final class ConfigurationReader {

  private static final String REFERENCES = "references";

  private final JsonParser json;
  private final AllowList allowList;
  private final Configuration configuration = new Configuration();

  ConfigurationReader(JsonParser json, AllowList allowList) {
    this.json = json;
    this.allowList = allowList;
  }

  /// Reads the object that the parser stands on.
  Configuration read() {
    JsonObjects.eachProperty(
        json,
        name -> {
          switch (name) {
            case "provider_config" -> JsonObjects.eachProperty(json, this::readProvider);
            case "root_module" -> configuration.root = readModule(null);
            default -> json.skipChildren();
          }
        });
    return configuration;
  }

  private void readProvider(String key) {
    if (!Bound.ADDRESS.fits(key.length())) {
      json.skipChildren();
      return;
    }
    JsonObjects.eachProperty(
        json,
        name -> {
          switch (name) {
            case "full_name" -> configuration.providerNames.put(key, text(Bound.PROVIDER));
            case "module_address" -> configuration.providerModules.put(key, text(Bound.ADDRESS));
            case "expressions" ->
                JsonObjects.eachProperty(
                    json,
                    attribute -> {
                      if (isPlaceOfProvider(attribute)) {
                        configuration
                            .providerPlaces
                            .computeIfAbsent(key, _ -> new HashMap<>(2))
                            .put(attribute, readExpression());
                      } else {
                        json.skipChildren();
                      }
                    });
            default -> json.skipChildren();
          }
        });
  }

  /// Whether it is for one of the vendors: which of them a provider is of is asked later.
  private static boolean isPlaceOfProvider(String attribute) {
    for (Vendor vendor : Vendor.values()) {
      if (vendor.providerPlaces().contains(attribute)) {
        return true;
      }
    }
    return false;
  }

  private Module readModule(@Nullable Module parent) {
    Module module = new Module(parent);
    JsonObjects.eachProperty(
        json,
        name -> {
          switch (name) {
            case "resources" -> JsonObjects.eachElement(json, () -> readResource(module));
            case "module_calls" ->
                JsonObjects.eachProperty(json, call -> module.calls.put(call, readCall(module)));
            case "outputs" ->
                JsonObjects.eachProperty(json, output -> module.outputs.put(output, readOutput()));
            case "variables" ->
                JsonObjects.eachProperty(json, variable -> readVariable(module, variable));
            default -> json.skipChildren();
          }
        });
    return module;
  }

  private Call readCall(Module parent) {
    Map<String, Expression> arguments = new HashMap<>();
    Module[] module = {new Module(parent)};
    List<String> each = new ArrayList<>();
    JsonObjects.eachProperty(
        json,
        name -> {
          switch (name) {
            case "expressions" ->
                JsonObjects.eachProperty(
                    json, argument -> arguments.put(argument, readExpression()));
            case "for_each_expression" -> each.addAll(readExpression().references());
            case "module" -> module[0] = readModule(parent);
            default -> json.skipChildren();
          }
        });
    Call call = new Call(arguments, List.copyOf(each), module[0]);
    module[0].call = call;
    return call;
  }

  private Expression readOutput() {
    Expression[] output = {Expression.NONE};
    JsonObjects.eachProperty(
        json,
        name -> {
          if (name.equals("expression")) {
            output[0] = readExpression();
          } else {
            json.skipChildren();
          }
        });
    return output[0];
  }

  private void readVariable(Module module, String variable) {
    JsonObjects.eachProperty(
        json,
        name -> {
          switch (name) {
            case "default" -> {
              String place = Regions.read(json);
              if (place != null) {
                module.variableDefaults.put(variable, place);
              }
            }
            case "sensitive" -> {
              if (Marks.isMarked(json)) {
                module.sensitiveVariables.add(variable);
              }
            }
            default -> json.skipChildren();
          }
        });
  }

  private void readResource(Module module) {
    String[] address = {""};
    String[] providerKey = {""};
    Set<String> set = new HashSet<>();
    Map<String, List<String>> references = new HashMap<>();
    Map<String, Expression> located = new HashMap<>();
    List<String> each = new ArrayList<>();
    JsonObjects.eachProperty(
        json,
        property -> {
          switch (property) {
            case "address" -> address[0] = text(Bound.ADDRESS);
            case "provider_config_key" -> providerKey[0] = text(Bound.ADDRESS);
            case "for_each_expression" -> each.addAll(readExpression().references());
            case "expressions" -> {
              // The address comes first, also in JSON whose keys were sorted.
              String type = typeIn(address[0]);
              Allowed allowed = allowList.of(type);
              readExpressions(
                  Vendor.ofType(type),
                  allowed == null ? Allowed.NOTHING : allowed,
                  set,
                  references,
                  located);
            }
            default -> json.skipChildren();
          }
        });
    module.resources.put(
        address[0],
        new ConfiguredResource(providerKey[0], set, references, located, List.copyOf(each)));
  }

  /// `aws_instance` of `aws_instance.web`; nothing known of `data.aws_ami.linux`.
  private static String typeIn(String address) {
    int dot = address.indexOf('.');
    return dot < 0 ? "" : address.substring(0, dot);
  }

  /// The expressions of a resource: those that are allowed, and those that tell where it is.
  private void readExpressions(
      Vendor vendor,
      Allowed allowed,
      Set<String> set,
      Map<String, List<String>> references,
      Map<String, Expression> located) {
    List<String> places = vendor.places();
    List<String> groupedBy = vendor.groupedBy();
    JsonObjects.eachProperty(
        json,
        name -> {
          Allowed child = allowed.child(name);
          boolean locates = places.contains(name) || groupedBy.contains(name);
          if (!locates || (child != null && !child.isLeaf())) {
            readExpressions("", name, child, set, references);
            return;
          }
          Expression expression = readExpression();
          if (!expression.isNull()) {
            located.put(name, expression);
          }
          if (child != null) {
            add(name, expression, set, references);
          }
        });
  }

  private static void add(
      String path, Expression expression, Set<String> set, Map<String, List<String>> references) {
    if (!expression.isNull()) {
      set.add(path);
    }
    if (!expression.references().isEmpty()) {
      references.put(path, expression.references());
    }
  }

  /// An object whose properties are expressions, nested blocks, or lists of nested blocks.
  private void readExpressions(
      String prefix, Allowed allowed, Set<String> set, Map<String, List<String>> references) {
    JsonObjects.eachProperty(
        json, name -> readExpressions(prefix, name, allowed.child(name), set, references));
  }

  private void readExpressions(
      String prefix,
      String name,
      @Nullable Allowed allowed,
      Set<String> set,
      Map<String, List<String>> references) {
    if (allowed == null) {
      json.skipChildren();
      return;
    }
    String path = prefix + name;
    if (json.currentToken() == JsonToken.START_ARRAY) {
      int[] index = {0};
      JsonObjects.eachElement(
          json,
          () -> {
            String block = path + "[" + index[0]++ + "]";
            set.add(block);
            readExpressions(block + ".", allowed, set, references);
          });
    } else if (allowed.isLeaf()) {
      add(path, readExpression(), set, references);
    } else {
      set.add(path);
      JsonObjects.eachProperty(
          json,
          part -> {
            Allowed child = allowed.child(part);
            if (part.equals(REFERENCES) && child == null) {
              addWhole(path, references);
            } else {
              readExpressions(path + ".", part, child, set, references);
            }
          });
    }
  }

  /// What the one expression refers to that an object is set by, where it is no nested block.
  private void addWhole(String path, Map<String, List<String>> references) {
    List<String> whole = new ArrayList<>();
    JsonObjects.eachElement(json, () -> readReference(whole));
    if (!whole.isEmpty()) {
      references.put(path, List.copyOf(whole));
    }
  }

  /// `{"constant_value": …}` or `{"references": […]}`. A constant is kept where it may be the place
  /// of a provider, since that may come through any variable.
  private Expression readExpression() {
    List<String> references = new ArrayList<>();
    @Nullable String[] place = {null};
    boolean[] isNull = {false};
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return Expression.NONE;
    }
    JsonObjects.eachProperty(
        json,
        name -> {
          switch (name) {
            case REFERENCES -> JsonObjects.eachElement(json, () -> readReference(references));
            case "constant_value" -> {
              isNull[0] = json.currentToken() == JsonToken.VALUE_NULL;
              place[0] = Regions.read(json);
            }
            default -> json.skipChildren();
          }
        });
    return new Expression(place[0], isNull[0], List.copyOf(references));
  }

  private void readReference(List<String> into) {
    if (into.size() < Bound.REFERENCES) {
      String reference =
          JsonObjects.exceeds(json, Bound.REFERENCE) ? Expression.MORE : text(Bound.REFERENCE);
      into.add(reference);
    } else {
      json.skipChildren();
      into.set(Bound.REFERENCES - 1, Expression.MORE);
    }
  }

  private String text(Bound bound) {
    String text = JsonObjects.text(json, bound);
    return text == null ? "" : text;
  }
}
