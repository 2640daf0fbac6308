package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.pricing.source.BundledBook;
import io.cloudcostguard.pricing.source.PriceSink;
import java.util.HashSet;
import java.util.Set;

/// The keys that the bundled book has, each with its region and instance type replaced.
final class BundledVocabulary {

  static Set<String> forms() {
    Set<String> forms = new HashSet<>();
    new BundledBook().read(PriceSink.ofPrices((key, _) -> forms.add(form(key.value()))));
    return forms;
  }

  static String form(String key) {
    String[] parts = key.split("/");
    if (!parts[2].equals("global")) {
      parts[2] = "<region>";
    }
    for (int i = 3; i < parts.length; i++) {
      if (parts[i].contains(".")) {
        parts[i] = "<type>";
      }
    }
    return String.join("/", parts);
  }

  private BundledVocabulary() {}
}
