package io.cloudcostguard.estimation.plan;

/// The limits of a plan's content: the length of each kind of text, and numbers of elements. A plan
/// is always read to its end; content above a limit is left out and reported.
///
/// Names of Terraform and of vendors are far shorter: AWS ends most at 255 characters, a whole
/// address with its modules and keys at some hundreds.
enum Bound {
  ADDRESS(4096, "an address"),
  PREVIOUS_ADDRESS(4096, "a previous address"),
  TYPE(256, "a type"),
  PROVIDER(512, "a provider's name"),
  DEPOSED(256, "a deposed key"),
  ACTION(32, "an action"),
  VERSION(64, "a version"),

  /// A value that pricing reads: an instance type, a name that another resource may be found by.
  VALUE(2048, "a value"),

  /// A name in a map of values.
  KEY(256, "a key"),

  /// What an expression refers to; an address with an attribute behind it.
  REFERENCE(4096, "a reference"),

  /// A region or zone.
  PLACE(64, "a region");

  /// Elements of one list or map that pricing reads, e.g. block devices of an instance, rules of a
  /// firewall.
  static final int ELEMENTS = 1000;

  /// Lists in lists that pricing reads; it reads none that are deeper.
  static final int LISTS = 2;

  /// What one expression may refer to.
  static final int REFERENCES = 1000;

  /// Instances that one attribute is followed to. Of more it is not said which they are.
  static final int FOLLOWED = 100;

  private final int longest;
  private final String name;

  Bound(int longest, String name) {
    this.longest = longest;
    this.name = name;
  }

  int longest() {
    return longest;
  }

  boolean fits(int length) {
    return length <= longest;
  }

  /// Why `resources` of them are not read.
  String whyLeftOut(int resources) {
    return "%s %s of more than %,d characters and %s not read"
        .formatted(
            resources == 1 ? "1 resource has" : resources + " resources have",
            name,
            longest,
            resources == 1 ? "is" : "are");
  }
}
