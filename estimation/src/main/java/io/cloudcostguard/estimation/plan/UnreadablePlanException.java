package io.cloudcostguard.estimation.plan;

/// The submitted body is not a readable plan. The message names the fault and its position, the
/// hint the correction.
public final class UnreadablePlanException extends RuntimeException {

  private static final String SHOW =
      "Send the output of `terraform show -json plan.out` (or `tofu show -json plan.out`).";

  private final Kind kind;
  private final String hint;

  UnreadablePlanException(Kind kind, String message, String hint) {
    super(message);
    this.kind = kind;
    this.hint = hint;
  }

  static UnreadablePlanException of(Kind kind, String message) {
    return new UnreadablePlanException(kind, message, SHOW);
  }

  public Kind kind() {
    return kind;
  }

  public String hint() {
    return hint;
  }

  /// What is wrong with it; a stable word for machines.
  public enum Kind {
    EMPTY,
    BINARY_PLAN,
    NOT_JSON,
    NOT_A_PLAN,
    UNSUPPORTED_FORMAT,
    TOO_DEEP,
    TOO_MANY_RESOURCES,
    ENCRYPTED;

    /// The word in lower case, e.g. `binary-plan`.
    public String slug() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
