package io.cloudcostguard.pricing.source.aws;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cloudcostguard.pricing.source.aws.Mapping.Target;
import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.aws.AwsKeys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A line of `usage-types.csv`: what must be true of a product, and the key that it then is the
/// price of.
///
/// | column | what it says |
/// |---|---|
/// | `usage` | the usage type without its region: `*` stands for a name, `**` for anything |
/// | `operation`, `group` | these attributes; `-` for none |
/// | `where` | others, e.g. `storageType=SSD`, with `;` between them; `region` is the product's |
/// | `key` | but for vendor and region; `*` is the name in the usage type, `{size}` an attribute. With `global` as its second part the key is of no region |
/// | `from` | where the price begins, if the product is one step of it; `paid` if the steps before the first that costs are an allowance |
///
/// @param usage null for any
/// @param exactUsage null for many
/// @param parts of the key, from the service on
/// @param from null if the product has the whole price
record UsageRow(
    @Nullable Pattern usage,
    @Nullable String exactUsage,
    List<Condition> where,
    List<String> parts,
    String unit,
    @Nullable BigDecimal from,
    boolean paid) {

  private static final String PAID = "paid";
  private static final String NONE = "-";
  private static final String REGION = "region";
  private static final String NAME = "([A-Za-z0-9.]+)";
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._ -]{1,60}");
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

  /// What an attribute is.
  ///
  /// @param attribute null for the region
  private record Condition(@Nullable Attribute attribute, String value) {

    boolean holds(Product product, @Nullable String at, boolean apart) {
      return attribute == null
          ? apart || value.equals(at)
          : product.of(attribute).equalsIgnoreCase(value);
    }
  }

  static UsageRow of(NamedCsvRecord line) {
    List<Condition> where = new ArrayList<>();
    for (String name : List.of("operation", "group")) {
      String value = line.getField(name);
      if (!value.isEmpty()) {
        where.add(new Condition(attribute(name), value.equals(NONE) ? "" : value));
      }
    }
    if (!line.getField("where").isEmpty()) {
      for (String condition : line.getField("where").split(";")) {
        String[] sides = condition.split("=", 2);
        where.add(new Condition(sides[0].equals(REGION) ? null : attribute(sides[0]), sides[1]));
      }
    }
    String usage = line.getField("usage");
    String from = line.getField("from");
    UsageRow row =
        new UsageRow(
            usage.isEmpty() || !usage.contains("*") ? null : pattern(usage),
            usage.isEmpty() || usage.contains("*") ? null : usage,
            List.copyOf(where),
            List.of(line.getField("key").split("/")),
            line.getField("unit"),
            from.isEmpty() || from.equals(PAID) ? null : new BigDecimal(from),
            from.equals(PAID));
    row.check();
    return row;
  }

  private static Attribute attribute(String name) {
    return Objects.requireNonNull(Attribute.named(name), "usage-types.csv: no attribute " + name);
  }

  private static Pattern pattern(String usage) {
    StringBuilder pattern = new StringBuilder();
    int i = 0;
    while (i < usage.length()) {
      if (usage.startsWith("**", i)) {
        pattern.append(".*");
        i += 2;
      } else {
        String letter = usage.substring(i, i + 1);
        pattern.append(letter.equals("*") ? NAME : Pattern.quote(letter));
        i++;
      }
    }
    return Pattern.compile(pattern.toString());
  }

  private void check() {
    List<String> filled =
        parts.stream().map(part -> PLACE.matcher(part).replaceAll("x").replace("*", "x")).toList();
    PriceKey key = key(filled, isGlobal() ? KeyForm.GLOBAL : REGION);
    if (AwsKeys.all().stream().noneMatch(form -> form.covers(key))) {
      throw new IllegalStateException("usage-types.csv has a key of no form: " + key);
    }
  }

  /// How much must be true of a product.
  int conditions() {
    return where.size() + (usage == null && exactUsage == null ? 0 : 1);
  }

  private boolean isGlobal() {
    return parts.get(1).equals(KeyForm.GLOBAL);
  }

  /// Whether only products of no region have this price.
  boolean isOfNoRegion() {
    return isGlobal() && where.stream().noneMatch(each -> each.attribute() == null);
  }

  /// The key of `product`; null if something is not true of it.
  ///
  /// @param written its usage type, without the region
  /// @param at its region; null if it is of none
  @Nullable Target targetOf(Product product, String written, @Nullable String at) {
    if (isOfNoRegion() ? at != null : at == null && !isGlobal()) {
      return null;
    }
    String name = "";
    if (usage != null) {
      Matcher matcher = usage.matcher(written);
      if (!matcher.matches()) {
        return null;
      }
      name = matcher.groupCount() > 0 ? matcher.group(1) : "";
    } else if (exactUsage != null && !exactUsage.equals(written)) {
      return null;
    }
    boolean apart = isGlobal() && at != null && AwsKeys.isApart(at);
    if (!where.stream().allMatch(condition -> condition.holds(product, at, apart))) {
      return null;
    }
    List<String> filled = new ArrayList<>(parts.size());
    for (String part : parts) {
      String text = fill(part.replace("*", name), product);
      if (text == null) {
        return null;
      }
      filled.add(text);
    }
    String region = at == null || (isGlobal() && !apart) ? KeyForm.GLOBAL : at;
    return new Target(key(filled, region), unit, from, false, paid);
  }

  /// Null if an attribute is none, or nothing that a key could have.
  private static @Nullable String fill(String part, Product product) {
    Matcher places = PLACE.matcher(part);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      String value = product.of(attribute(places.group(1)));
      if (!VALUE.matcher(value).matches()) {
        return null;
      }
      places.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return places.appendTail(filled).toString().toLowerCase(Locale.ROOT);
  }

  private PriceKey key(List<String> filled, String region) {
    List<String> key = new ArrayList<>(List.of("aws", filled.getFirst(), region));
    key.addAll(filled.subList(isGlobal() ? 2 : 1, filled.size()));
    return PriceKey.of(key.toArray(String[]::new));
  }
}
