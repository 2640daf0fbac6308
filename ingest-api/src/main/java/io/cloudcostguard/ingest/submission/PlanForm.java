package io.cloudcostguard.ingest.submission;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/// A form of one plan and its usage, in any order.
final class PlanForm {

  private static final int MOST_PARTS = 64;

  private final FormStream form;
  private final FormParts parts;
  private int count;

  /// @param bytes the form, not compressed
  /// @param limit reading more than this many bytes is refused
  PlanForm(String contentType, InputStream bytes, long limit, FormParts parts) {
    this.parts = parts;
    form =
        new FormStream(
            contentType,
            bytes,
            limit,
            "With curl use --form %s=@plan.json --form %s=@usage.yml, and set no Content-Type."
                .formatted(parts.plan(), parts.usage()));
  }

  /// Hands over each part.
  void read(FormStream.Reader reader) throws IOException {
    Set<String> seen = new HashSet<>();
    form.read((part, bytes) -> {
      check(part, seen);
      reader.read(part, bytes);
    });
    if (!seen.contains(parts.plan())) {
      throw form.invalid("The form has no part `%s`.".formatted(parts.plan()));
    }
  }

  private void check(String name, Set<String> seen) {
    if (++count > MOST_PARTS) {
      throw form.invalid("The form has more than " + MOST_PARTS + " parts.");
    }
    if (!name.equals(parts.plan()) && !name.equals(parts.usage())) {
      if (parts.others() == null) {
        throw form.invalid(
            "The form has a part that is neither `%s` nor `%s`."
                .formatted(parts.plan(), parts.usage()));
      }
    } else if (!seen.add(name)) {
      throw form.invalid("The form has two parts `" + name + "`.");
    }
  }
}
