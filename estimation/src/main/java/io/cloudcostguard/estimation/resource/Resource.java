package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.price.KeyForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A resource on one side of the plan, as its resource type sees it.
public final class Resource {

  /// Of the parts of a price key; vendors' names are far shorter.
  private static final int LONGEST_PART = 200;

  private static final List<String> NOT_LISTED = List.of(PlannedResource.NOT_LISTED);

  /// The attributes that only name a resource.
  private static final Set<String> NAMES =
      Set.of("id", "arn", "name", "name_prefix", "self_link", "identifier", "cluster_identifier");

  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

  private final @Nullable String region;
  private final Side side;

  /// What it is; another than at first only while [Side] takes it to be altered.
  private PlannedResource planned;

  private Attributes attributes;
  private UsageValues usage;
  private boolean removed;

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

  /// Takes it to be as `as` has it on this side, with other expected usage; gone where it has no
  /// values after.
  void alter(PlannedResource as, Map<String, Object> overUsage) {
    planned = as;
    removed = as.after() == null;
    attributes =
        new Attributes(as.after() == null ? Map.of() : as.after(), as.unknown(), side.doubts());
    usage = usage.under(overUsage);
  }

  /// The resource as it was, with its usage.
  Runnable memory() {
    PlannedResource wasPlanned = planned;
    Attributes had = attributes;
    UsageValues used = usage;
    return () -> {
      planned = wasPlanned;
      attributes = had;
      usage = used;
      removed = false;
    };
  }

  boolean isRemoved() {
    return removed;
  }

  /// The resource in the plan.
  public PlannedResource planned() {
    return planned;
  }

  Doubts doubts() {
    return side.doubts();
  }

  public String type() {
    return planned.type();
  }

  /// The day on which the plan was submitted: it decides where rules have dates.
  public LocalDate submittedOn() {
    return side.submittedOn();
  }

  /// Where it is; null when the plan does not say.
  public @Nullable String region() {
    return region;
  }

  /// The regions that the plan's resources of a type are in.
  public Set<String> regionsOf(String type) {
    return side.regionsOf(type);
  }

  /// This one as if it were in another region: what it is charged for has the prices there.
  public Resource in(String other) {
    return new Resource(planned, other, attributes, usage, side);
  }

  /// An attribute by its path, e.g. `instance_type`, `scaling_config.desired_size`.
  public Attr attr(String path) {
    return attributes.attr(path);
  }

  /// An attribute without the value that Terraform carries over from before, where the
  /// configuration does not set it. A dotted path goes into a block that there is one of.
  public Attr configured(String name) {
    Set<String> carried = planned.carried();
    return carried != null && carried.contains(name) ? Attributes.NONE.attr(name) : attr(name);
  }

  /// Whether an attribute of a block that there is one of was something else before.
  public boolean wasOther(String block, String name) {
    Map<String, Object> before = planned.before();
    if (before != null
        && before.get(block) instanceof List<?> was
        && was.size() == 1
        && was.getFirst() instanceof Map<?, ?> values
        && values.get(name) instanceof String then) {
      String now = attr(block + "." + name).text();
      return now != null && !now.equals(then);
    }
    return false;
  }

  public Attributes attributes() {
    return attributes;
  }

  /// The nested blocks of this name.
  public List<Attributes> blocks(String name) {
    return attributes.blocks(name);
  }

  /// How many elements a list has, known or not; where it is known as a whole only after apply, how
  /// many resources of this plan it refers to.
  public Amount count(String attribute) {
    Attr list = attr(attribute);
    int elements = list.elements();
    if (elements > 0 || !list.isUnknown()) {
      return Amount.of(elements);
    }
    List<List<String>> referred = referred(attribute);
    if (isMore(referred)) {
      return Amount.unknown(whyMore(attribute));
    }
    long references = isNotListed(referred) ? 0 : referred.stream().mapToLong(List::size).sum();
    return references == 0 ? list.amount() : Amount.of(references);
  }

  /// The addresses that the expressions of `attribute` refer to, by block.
  private List<List<String>> referred(String attribute) {
    List<List<String>> referred = List.of();
    for (Map.Entry<String, List<String>> reference : planned.references().entrySet()) {
      if (isOf(attribute, reference.getKey())) {
        referred = referred.isEmpty() ? new ArrayList<>() : referred;
        referred.add(reference.getValue());
      }
    }
    return referred;
  }

  /// Whether a path is the attribute's; it may be in a block of any index.
  private static boolean isOf(String attribute, String path) {
    return path.indexOf('[') < 0
        ? path.equals(attribute)
        : INDEX.matcher(path).replaceAll("").equals(attribute);
  }

  /// Whether `attribute` says something, known or not, also through what the plan does not list.
  public boolean says(String attribute) {
    for (Attr attr : attributes.attrs(attribute)) {
      if (attr.isSet()) {
        return true;
      }
    }
    return !referred(attribute).isEmpty();
  }

  /// Whether `attribute` refers to something that the plan does not list, and has no known value.
  public boolean isHidden(String attribute) {
    return isNotListed(referred(attribute)) && attr(attribute).text() == null;
  }

  /// Takes it that something decides about this resource which is not known, so that none of its
  /// charges has a price.
  public void doubt(String reason) {
    doubts().add(reason);
  }

  /// Says something that is assumed of this resource, as a sentence without a full stop.
  public void assume(String assumption) {
    side.assume(assumption);
  }

  private static boolean isNotListed(List<List<String>> referred) {
    return referred.contains(NOT_LISTED);
  }

  private static boolean isMore(List<List<String>> referred) {
    for (List<String> addresses : referred) {
      if (!addresses.isEmpty() && addresses.getLast().equals(PlannedResource.MORE)) {
        return true;
      }
    }
    return false;
  }

  private static String whyMore(String attribute) {
    return attribute + " refers to more resources than are followed";
  }

  /// Which one this is of those that share a charge.
  public SharedCharge.Place placeIn(SharedCharge charge) {
    return side.place(charge, this);
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

  /// The price whose key has a form, with these parts, in this resource's region. A part is text or
  /// an [Attr]; an attribute without a known value makes a reference without a key, with the
  /// reason. Where the price is the same everywhere, the region counts only where it is apart from
  /// the others, e.g. in China.
  public PriceRef price(KeyForm form, Object... parts) {
    if (!form.isGlobal()) {
      return priceIn(region, form, parts);
    }
    boolean apart = region != null && Vendor.ofId(form.vendor()).isApart(region);
    return priceIn(apart ? region : KeyForm.GLOBAL, form, parts);
  }

  /// As [#price], in another region.
  public PriceRef priceIn(@Nullable String in, KeyForm form, Object... parts) {
    if (in == null) {
      return new PriceRef.Unnamed("the region is not known; name one when submitting");
    }
    if (!isPart(in)) {
      return new PriceRef.Unnamed("the region is not a name that a price has");
    }
    String[] texts = new String[parts.length];
    for (int i = 0; i < parts.length; i++) {
      String text = parts[i] instanceof Attr attr ? attr.text() : parts[i].toString();
      if (text == null || text.isEmpty()) {
        return new PriceRef.Unnamed(
            parts[i] instanceof Attr attr ? attr.whyMissing() : "a part of the price key is empty");
      }
      if (!isPart(text)) {
        return new PriceRef.Unnamed(
            parts[i] instanceof Attr attr
                ? attr.path() + " is not a name that a price has"
                : "a part of the price key is not a name that a price has");
      }
      texts[i] = text;
    }
    return new PriceRef.Key(form.in(in, texts));
  }

  /// Whether text can be one part of a price key.
  private static boolean isPart(String text) {
    return text.length() <= LONGEST_PART && text.indexOf('/') < 0;
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

  /// As [#reference], one of each block that the path goes through. Where there are more than are
  /// followed, nothing that is decided by it counts.
  public List<Resource> references(String attribute, String targetType, String... identities) {
    List<List<String>> referred = referred(attribute);
    List<Resource> found = find(referred, attribute, targetType, identities);
    if (found.isEmpty() && isMore(referred)) {
      doubts().add(whyMore(attribute));
    } else if (mayBeAnyOf(referred, attribute, targetType, List.of(identities))) {
      doubts().add(attribute + " may refer to several resources of this plan");
    }
    return side.read(found);
  }

  /// Whether a value that is not known is that of any of several resources, as where a condition
  /// chooses between them, and these differ in more than how they are named.
  private boolean mayBeAnyOf(
      List<List<String>> referred, String attribute, String targetType, List<String> identities) {
    List<List<Resource>> configured = configured(referred, targetType);
    if (configured.isEmpty() || !attributes.texts(attribute).isEmpty()) {
      return false;
    }
    for (List<Resource> targets : configured) {
      if (targets.size() > 1) {
        Map<String, Object> first = targets.getFirst().besideNames(identities);
        if (!targets.stream().allMatch(target -> target.besideNames(identities).equals(first))) {
          return true;
        }
      }
    }
    return false;
  }

  /// What is read of it, but for what names it.
  private Map<String, Object> besideNames(List<String> identities) {
    Map<String, Object> values = new HashMap<>(attributes.values());
    values.keySet().removeAll(NAMES);
    values.keySet().removeAll(identities);
    return values;
  }

  private List<Resource> find(
      List<List<String>> referred, String attribute, String targetType, String... identities) {
    if (side.ofType(targetType).isEmpty()) {
      return List.of();
    }
    List<String> texts = attributes.texts(attribute);
    if (referred.isEmpty() && texts.isEmpty()) {
      return List.of();
    }
    List<List<Resource>> configured = configured(referred, targetType);
    Map<String, Resource> byText = new HashMap<>();
    if (!texts.isEmpty()) {
      configured.forEach(targets ->
          targets.forEach(target -> {
            for (String identity : identities) {
              String text = Side.identified(target, identity);
              if (text != null) {
                byText.putIfAbsent(text, target);
              }
            }
          }));
    }
    List<Resource> named = new ArrayList<>();
    for (String text : texts) {
      Resource near = byText.get(text);
      Resource target = near == null ? side.find(targetType, text, identities) : near;
      if (target != null) {
        named.add(target);
      }
    }
    if (named.isEmpty() && configured.isEmpty() && isNotListed(referred)) {
      Resource only = side.onlyCandidate(this, attribute, targetType, identities);
      return only == null ? named : List.of(only);
    }
    return named.size() < configured.size() ? first(configured) : named;
  }

  private static List<Resource> first(List<List<Resource>> each) {
    return each.stream().map(List::getFirst).toList();
  }

  /// All that a list refers to, as [#references] finds what one value does. An expression that
  /// chooses between several refers to each of them.
  public List<Resource> listed(String attribute, String targetType, String... identities) {
    List<List<String>> referred = referred(attribute);
    List<Resource> found = find(referred, attribute, targetType, identities);
    if (found.isEmpty() && isMore(referred)) {
      doubts().add(whyMore(attribute));
    }
    if (side.ofType(targetType).isEmpty()) {
      return List.of();
    }
    List<Resource> configured =
        configured(referred, targetType).stream().flatMap(List::stream).distinct().toList();
    boolean named = found.size() >= attributes.attr(attribute).elements();
    return side.read(named && !attr(attribute).isUnknown() ? found : configured);
  }

  /// What expressions may refer to on this side, by block.
  private List<List<Resource>> configured(List<List<String>> referred, String targetType) {
    if (referred.isEmpty() || side.ofType(targetType).isEmpty()) {
      return List.of();
    }
    List<List<Resource>> configured = new ArrayList<>();
    for (List<String> addresses : referred) {
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
    return configured;
  }

  /// The resources of a type whose `attribute` refers to this one, as [#references] would find it.
  public List<Resource> referencedBy(String type, String attribute, String... identities) {
    if (side.ofType(type).isEmpty()) {
      return List.of();
    }
    Referrers referrers =
        side.referrers(
            new Referrers.Way(type, attribute, type(), List.of(identities)),
            way -> referrers(way, identities));
    List<Resource> found = referrers.of(address());
    String anyTo = referrers.anyTo();
    if (found.isEmpty() && anyTo != null) {
      doubts().add(whyMore(anyTo));
    }
    return side.read(found);
  }

  private Referrers referrers(Referrers.Way way, String... identities) {
    Referrers referrers = new Referrers();
    for (Resource other : side.ofType(way.type())) {
      List<List<String>> referred = other.referred(way.attribute());
      List<Resource> found = other.find(referred, way.attribute(), way.targetType(), identities);
      if (found.isEmpty() && isMore(referred)) {
        referrers.addAny(way.attribute() + " of " + way.type());
      }
      found.forEach(target -> referrers.add(target.address(), other));
    }
    return referrers;
  }
}
