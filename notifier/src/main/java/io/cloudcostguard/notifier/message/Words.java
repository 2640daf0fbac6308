package io.cloudcostguard.notifier.message;

/// Numbers with their noun.
final class Words {

  private Words() {}

  /// E.g. `1 resource`, `3 resources`.
  public static String count(int number, String noun) {
    return number + " " + (number == 1 ? noun : plural(noun));
  }

  private static String plural(String noun) {
    int of = noun.indexOf(" of ");
    return of < 0 ? noun + "s" : noun.substring(0, of) + "s" + noun.substring(of);
  }

  /// E.g. `1 resource is`, `3 resources are`.
  public static String are(int number, String noun) {
    return count(number, noun) + (number == 1 ? " is" : " are");
  }
}
