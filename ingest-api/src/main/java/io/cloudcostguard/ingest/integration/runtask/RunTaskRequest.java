package io.cloudcostguard.ingest.integration.runtask;

import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.outbound.AddressPolicy;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A run task as a client writes it.
///
/// @param hmacKey null: one is made
/// @param apiHost null: app.terraform.io
/// @param failWhen null: it fails only when there is no estimate
record RunTaskRequest(
    @Nullable String name,
    @Nullable String project,
    @Nullable String workspace,
    @Nullable String hmacKey,
    @Nullable String apiHost,
    @Nullable Rules failWhen) {

  static final String EXAMPLE =
      "{\"name\":\"cost\",\"apiHost\":\"app.terraform.io\",\"failWhen\":"
          + "{\"aboveBudget\":true,\"deltaAbove\":\"500.00\",\"incomplete\":false}}";

  private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,10})?");
  private static final Pattern KEY = Pattern.compile("[!-~]{16,512}");
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::[1-9]\\d{0,4})?");

  /// What makes it fail.
  ///
  /// @param deltaAbove a decimal in a string
  record Rules(
      @Nullable Boolean aboveBudget, @Nullable String deltaAbove, @Nullable Boolean incomplete) {

    FailWhen checked(RequestJson json) {
      if (deltaAbove != null && !DECIMAL.matcher(deltaAbove).matches()) {
        throw json.invalid(
            "`failWhen.deltaAbove` must be a decimal in a string, e.g. \"500.00\", and not"
                + " negative.");
      }
      return new FailWhen(
          Boolean.TRUE.equals(aboveBudget),
          deltaAbove == null ? null : new BigDecimal(deltaAbove),
          Boolean.TRUE.equals(incomplete));
    }
  }

  /// A request that makes sense.
  ///
  /// @param hmacKey null: one is to be made
  record Checked(
      String name,
      @Nullable String project,
      @Nullable String workspace,
      @Nullable String hmacKey,
      String apiHost,
      FailWhen failWhen) {

    @Override
    public String toString() {
      return "Checked[name=" + name + "]";
    }
  }

  Checked checked(RequestJson json, AddressPolicy addresses) {
    if (name == null) {
      throw json.invalid("`name` is missing.");
    }
    if (hmacKey != null && !KEY.matcher(hmacKey).matches()) {
      throw json.invalid("`hmacKey` must be 16 to 512 printable ASCII characters without spaces.");
    }
    String host = apiHost == null ? "app.terraform.io" : apiHost;
    if (!HOST.matcher(host).matches()) {
      throw json.invalid("`apiHost` must be a host in lower case, or host:port, without a path.");
    }
    String reason = addresses.refusal("https://" + host + "/");
    if (reason != null) {
      throw json.invalid("`apiHost` is not an allowed host: " + reason + ".");
    }
    return new Checked(
        Query.checkedName("name", name),
        project == null ? null : Query.checkedName("project", project),
        workspace == null ? null : Query.checkedName("workspace", workspace),
        hmacKey,
        host,
        failWhen == null ? new FailWhen(false, null, false) : failWhen.checked(json));
  }

  @Override
  public String toString() {
    return "RunTaskRequest[name=" + name + "]";
  }
}
