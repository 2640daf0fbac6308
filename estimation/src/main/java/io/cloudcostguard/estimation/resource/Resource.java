package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.price.PriceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A resource on one side of the plan, as its resource type sees it.
public final class Resource {

  /// The region part of a key whose price is the same everywhere.
  public static final String GLOBAL = "global";

  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

  private final PlannedResource planned;
  private final @Nullable String region;
  private final Attributes attributes;
  private final UsageValues usage;
  private final Side side;

  Resource(
      PlannedResource planned,
      @Nullable String region,
      Attributes attributes,
      UsageValues usage,
      Side side) {
    this.planned = planned;
    this.region = region;
    this.attributes = attributes;
    this.usage = usage;
    this.side = side;
  }

  public String address() {
    return planned.address();
  }

  Doubts doubts() {
    return side.doubts();
  }

  public String type() {
    return planned.type();
  }

  /// Where it is; null when the plan does not say.
  public @Nullable String region() {
    return region;
  }

  /// An attribute by its path, e.g. `instance_type`, `scaling_config.desired_size`.
  public Attr attr(String path) {
    return attributes.attr(path);
  }

  public Attributes attributes() {
    return attributes;
  }

  /// The nested blocks of this name.
  public List<Attributes> blocks(String name) {
    return attributes.blocks(name);
  }

  /// How many elements a list has; where it is known only after apply, how many resources of this
  /// plan it refers to.
  public Amount count(String attribute) {
    Attr list = attr(attribute);
    if (!list.isUnknown()) {
      return Amount.of(list.texts().size());
    }
    long references =
        planned.references().entrySet().stream()
            .filter(entry -> INDEX.matcher(entry.getKey()).replaceAll("").equals(attribute))
            .mapToLong(entry -> entry.getValue().size())
            .sum();
    return references == 0 ? list.amount() : Amount.of(references);
  }

  /// Expected usage, by key; a dotted key goes through nested maps, e.g. `standard.storage_gb`.
  public Amount usage(String key) {
    return usage.amount(key);
  }

  /// Expected usage that is not a number, e.g. an operating system; null when not given.
  public @Nullable String usageText(String key) {
    return usage.text(key);
  }

  /// The keys that the usage file gives under `key`, for usage by region or by name.
  public List<String> usageKeysUnder(String key) {
    return usage.keysUnder(key);
  }

  /// The key `aws/service/region/part/part…` in this resource's region. A part is text or an
  /// [Attr]; an attribute without a known value makes a reference without a key, with the reason.
  public PriceRef price(String service, Object... parts) {
    return priceIn(region, service, parts);
  }

  /// As [#price], of a service that costs the same in every commercial region. China and GovCloud
  /// have prices of their own.
  public PriceRef globalPrice(String service, Object... parts) {
    boolean apart = region != null && (region.startsWith("cn-") || region.startsWith("us-gov-"));
    return priceIn(apart ? region : GLOBAL, service, parts);
  }

  /// As [#price], in another region.
  public PriceRef priceIn(@Nullable String in, String service, Object... parts) {
    if (in == null) {
      return new PriceRef.Unnamed("the region is not known; name one when submitting");
    }
    String[] key = new String[parts.length + 3];
    key[0] = "aws";
    key[1] = service;
    key[2] = in;
    for (int i = 0; i < parts.length; i++) {
      String text = parts[i] instanceof Attr attr ? attr.text() : parts[i].toString();
      if (text == null || text.isEmpty()) {
        return new PriceRef.Unnamed(
            parts[i] instanceof Attr attr ? attr.whyMissing() : "a part of the price key is empty");
      }
      key[i + 3] = text;
    }
    return new PriceRef.Key(PriceKey.of(key));
  }

  /// A reference without a price, with the reason as a sentence without a full stop.
  public static PriceRef noPrice(String reason) {
    return new PriceRef.Unnamed(reason);
  }

  /// The resource of this plan that `attribute` refers to: by a known value that equals one of the
  /// target's `identities` (attributes that the target's type declares, also as part of a text,
  /// e.g. `table/{name}`), else by the expression in the configuration. The configuration is that
  /// of the side after: what was there before may have referred elsewhere. A dotted path goes
  /// through nested blocks. Null when there is none.
  public @Nullable Resource reference(String attribute, String targetType, String... identities) {
    List<Resource> targets = references(attribute, targetType, identities);
    return targets.isEmpty() ? null : targets.getFirst();
  }

  /// As [#reference], one of each block that the path goes through.
  public List<Resource> references(String attribute, String targetType, String... identities) {
    List<List<Resource>> configured = configured(attribute, targetType);
    List<Resource> named = new ArrayList<>();
    for (Attr value : attributes.attrs(attribute)) {
      for (String text : value.texts()) {
        Resource target =
            configured.stream()
                .flatMap(List::stream)
                .filter(candidate -> Side.isNamed(candidate, text, identities))
                .findFirst()
                .orElseGet(() -> side.find(targetType, text, identities));
        if (target != null) {
          named.add(target);
        }
      }
    }
    return named.size() < configured.size() ? first(configured) : named;
  }

  private static List<Resource> first(List<List<Resource>> each) {
    return each.stream().map(List::getFirst).toList();
  }

  /// What the expressions of `attribute` may refer to on this side, by block.
  private List<List<Resource>> configured(String attribute, String targetType) {
    List<List<Resource>> configured = new ArrayList<>();
    planned
        .references()
        .forEach((path, addresses) -> {
          if (INDEX.matcher(path).replaceAll("").equals(attribute)) {
            List<Resource> targets = new ArrayList<>();
            for (String address : addresses) {
              Resource target = side.get(address);
              if (target != null && target.type().equals(targetType)) {
                targets.add(target);
              }
            }
            if (!targets.isEmpty()) {
              configured.add(targets);
            }
          }
        });
    return configured;
  }

  /// The resources of a type whose `attribute` refers to this one, as [#references] would find it.
  public List<Resource> referencedBy(String type, String attribute, String... identities) {
    return side.ofType(type).stream()
        .filter(other ->
            other.references(attribute, type(), identities).stream()
                .anyMatch(target -> target.address().equals(address())))
        .toList();
  }
}
