package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.UnreadablePlanException.Kind;

/// What may stand behind the JSON of a plan: space, and lines that begin with two colons, commands
/// to GitHub Actions, which its wrapper of Terraform prints. Anything else tells that this is not
/// one plan, e.g. two of them, or a part of one.
final class Behind {

  private State state = State.BEHIND;

  private enum State {
    BEHIND,
    LINE,
    COLON,
    COMMAND
  }

  /// Takes the next character.
  void take(int c) {
    state =
        switch (state) {
          case BEHIND -> isLineEnd(c) ? State.LINE : isBlank(c) ? State.BEHIND : refused();
          case LINE -> isLineEnd(c) || isBlank(c) ? State.LINE : c == ':' ? State.COLON : refused();
          case COLON -> c == ':' ? State.COMMAND : refused();
          case COMMAND -> isLineEnd(c) ? State.LINE : State.COMMAND;
        };
  }

  /// Says that there are no more.
  void end() {
    if (state == State.COLON) {
      refused();
    }
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  private static State refused() {
    throw new UnreadablePlanException(
        Kind.NOT_JSON,
        "The body has text after the plan's JSON.",
        "Send one plan, the output of `terraform show -json plan.out`, and nothing else.");
  }
}
