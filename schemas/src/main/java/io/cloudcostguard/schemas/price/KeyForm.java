package io.cloudcostguard.schemas.price;

/// A form of price keys: the meaning of each part. The loader fills it from a vendor's product and
/// a resource type from its attributes, so that both use the same key.
public interface KeyForm {

  /// The region part of a key whose price is the same everywhere.
  String GLOBAL = "global";

  /// The parts with slashes between them, lower case, e.g.
  /// `aws/ec2/{region}/host/on-demand/{family}`: what is in braces stands for any one part. The
  /// third is `{region}`, or `global` where the price is the same in all regions but those that are
  /// apart from the others.
  String form();

  /// Whether the price is the same in all regions but those apart.
  default boolean isGlobal() {
    return form().contains("/" + GLOBAL + "/");
  }

  /// The vendor's id, e.g. `aws`.
  default String vendor() {
    return form().substring(0, form().indexOf('/'));
  }

  /// The key with these parts, in the form's order, in place of what is in braces.
  ///
  /// @param region the third part, also of a global form: `global`, or a region apart
  /// @throws IllegalArgumentException if there are more or fewer parts than the form has
  default PriceKey in(String region, String... parts) {
    String form = form();
    StringBuilder key = new StringBuilder(64);
    int filled = 0;
    for (int from = 0, part = 0; from <= form.length(); part++) {
      int slash = form.indexOf('/', from);
      int end = slash < 0 ? form.length() : slash;
      if (part > 0) {
        key.append('/');
      }
      if (part == 2) {
        key.append(PriceKey.fold(region));
      } else if (form.startsWith("{", from)) {
        if (filled == parts.length) {
          throw new IllegalArgumentException(form + " has more than " + filled + " parts");
        }
        key.append(PriceKey.fold(parts[filled++]));
      } else {
        key.append(form, from, end);
      }
      from = end + 1;
    }
    if (filled < parts.length) {
      throw new IllegalArgumentException(form + " has fewer than " + parts.length + " parts");
    }
    return new PriceKey(key.toString());
  }

  /// The key of a price that is the same everywhere.
  default PriceKey everywhere(String... parts) {
    return in(GLOBAL, parts);
  }

  /// Whether a key is of this form.
  default boolean covers(PriceKey key) {
    String[] form = form().split("/");
    String[] parts = key.value().split("/", -1);
    if (form.length != parts.length) {
      return false;
    }
    for (int i = 0; i < form.length; i++) {
      boolean same = form[i].startsWith("{") ? !parts[i].isEmpty() : form[i].equals(parts[i]);
      if (!same) {
        return false;
      }
    }
    return !parts[2].equals(GLOBAL) || isGlobal();
  }
}
