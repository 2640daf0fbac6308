package io.cloudcostguard.ingest.submission;

import io.cloudcostguard.estimation.usage.UsageFile;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.identity.limit.PlanMemory;
import io.cloudcostguard.ingest.identity.limit.Reading;
import io.cloudcostguard.ingest.submission.Upload.SentUsage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The plans of one form. An unreadable plan does not affect the others. The redacted plans are
/// held until the form ends: of a truncated form, no plan is accepted.
final class Batch implements AutoCloseable {

  static final int MOST = 100;

  private static final String COMMON = "usage";
  private static final Pattern PART =
      Pattern.compile("(plan|usage)\\[(?:([A-Za-z0-9._-]{1,128})/)?([A-Za-z0-9._-]{1,128})]");

  private final Uploads uploads;
  private final PlanMemory memory;
  private final String project;
  private final @Nullable String region;
  private final Function<String, ProblemException> invalid;
  private final Set<String> seen = new HashSet<>();
  private final Map<Name, @Nullable Upload> plans = new LinkedHashMap<>();
  private final Map<Name, @Nullable SentUsage> usages = new HashMap<>();
  private final Map<Name, ProblemException> problems = new HashMap<>();
  private final List<PlanMemory.Lease> leases = new ArrayList<>();
  private @Nullable SentUsage common;

  /// Whose plan it is.
  record Name(String project, String workspace) {}

  /// One plan of the form.
  sealed interface Item {

    Name name();

    /// It was read.
    record Read(Name name, Upload upload) implements Item {}

    /// It, or its usage, was not.
    record NotRead(Name name, ProblemException problem) implements Item {}
  }

  /// @param project of plans whose part names only a workspace
  /// @param region where resources are whose region the plan does not say
  /// @param invalid makes the refusal of the whole form
  Batch(
      Uploads uploads,
      PlanMemory memory,
      String project,
      @Nullable String region,
      Function<String, ProblemException> invalid) {
    this.uploads = uploads;
    this.memory = memory;
    this.project = project;
    this.region = region;
    this.invalid = invalid;
  }

  /// Reads one part.
  ///
  /// @throws ProblemException if the whole form is to be refused
  void read(String part, InputStream bytes, Reading reading) throws IOException {
    Matcher matcher = PART.matcher(part);
    if (part.equals(COMMON)) {
      once(COMMON, "usage");
      common = readUsage(bytes, reading);
    } else if (matcher.matches()) {
      String named = matcher.group(2);
      Name name = new Name(named == null ? project : named, matcher.group(3));
      once(matcher.group(1) + name, part);
      read(matcher.group(1).equals("plan"), name, bytes, reading);
    } else {
      throw invalid.apply(
          "The form has an unknown part: parts are `plan[workspace]`, `plan[project/workspace]`,"
              + " `usage[…]` of the same, and `usage`.");
    }
  }

  private void once(String what, String part) {
    if (!seen.add(what)) {
      throw invalid.apply("The form has two parts for `%s`.".formatted(part));
    }
  }

  private void read(boolean isPlan, Name name, InputStream bytes, Reading reading)
      throws IOException {
    if (isPlan) {
      plans.put(name, null);
    } else {
      usages.put(name, null);
    }
    if (plans.size() > MOST || usages.size() > MOST) {
      throw tooMany();
    }
    try {
      if (isPlan) {
        plans.put(name, readPlan(bytes, reading));
      } else {
        usages.put(name, readUsage(bytes, reading));
      }
    } catch (ProblemException e) {
      problems.putIfAbsent(name, e);
    }
  }

  private static ProblemException tooMany() {
    return ProblemException.of(
        ProblemType.TOO_MANY_PLANS,
        "The form has more than " + MOST + " plans. No plan was accepted.",
        "Send several forms for the same run.");
  }

  /// A plan that is not taken holds no memory.
  private Upload readPlan(InputStream bytes, Reading reading) throws IOException {
    PlanMemory.Lease lease = lease();
    try {
      return uploads.read(bytes, region, null, reading.within(lease));
    } catch (ProblemException e) {
      lease.close();
      throw e;
    }
  }

  private SentUsage readUsage(InputStream bytes, Reading reading) throws IOException {
    byte[] yaml = bytes.readNBytes(UsageFile.MAX_BYTES + 1);
    reading.within(lease()).hold(yaml.length);
    return uploads.readUsage(new ByteArrayInputStream(yaml));
  }

  private PlanMemory.Lease lease() {
    PlanMemory.Lease lease = memory.lease();
    leases.add(lease);
    return lease;
  }

  /// The plans, in the form's order.
  ///
  /// @throws ProblemException if there is none, or usage of one that there is not
  List<Item> items() {
    if (plans.isEmpty()) {
      throw invalid.apply("The form has no plan.");
    }
    if (!plans.keySet().containsAll(usages.keySet())) {
      throw invalid.apply("The form has a usage part without its plan.");
    }
    List<Item> items = new ArrayList<>();
    plans.forEach((name, read) -> items.add(item(name, read)));
    return items;
  }

  private Item item(Name name, @Nullable Upload read) {
    ProblemException problem = problems.get(name);
    if (problem != null || read == null) {
      return new Item.NotRead(
          name, problem == null ? invalid.apply("The plan could not be read.") : problem);
    }
    SentUsage own = usages.get(name);
    return new Item.Read(
        name, new Upload(read.plan(), read.digest(), read.bytes(), own == null ? common : own));
  }

  @Override
  public void close() {
    leases.forEach(PlanMemory.Lease::close);
  }
}
