package io.cloudcostguard.cli;

import io.cloudcostguard.cli.forge.ForgeException;
import io.cloudcostguard.cli.server.ApiException;
import io.cloudcostguard.cli.server.TimedOutException;
import io.cloudcostguard.estimation.decision.Ruling;
import io.cloudcostguard.estimation.plan.UnreadablePlanException;
import java.util.Set;

/// Names the exit codes of all commands. A CI job can tell a plan that is blocked from a command
/// that failed.
final class ExitCodes {

  /// It was done, and nothing that `--fail-on` names happened.
  static final int PASS = 0;

  /// A command could not do its work.
  static final int ERROR = 1;

  static final int BLOCKED = 2;
  static final int WARNED = 3;
  static final int INCOMPLETE = 4;

  /// There is no estimate yet.
  static final int TIMED_OUT = 5;

  /// The server does not know the token, or it may not do this.
  static final int ACCESS = 6;

  /// The plan cannot be read, or the server does not estimate it.
  static final int UNREADABLE = 7;

  /// The command line is wrong: EX_USAGE of sysexits.h. Picocli's own code is that of a blocked
  /// plan.
  static final int USAGE = 64;

  /// The lines of `--help`.
  static final String HELP = "%nExit codes:%n";

  static final String HELP_0 = " 0:Done, and nothing that --fail-on names.";
  static final String HELP_1 = " 1:Error: the command could not do its work.";
  static final String HELP_2 = " 2:Blocked by a budget or a guardrail.";
  static final String HELP_3 = " 3:Warned, with --fail-on warn.";
  static final String HELP_4 = " 4:Incomplete, with --fail-on incomplete.";
  static final String HELP_5 = " 5:Timed out: there is no estimate yet.";
  static final String HELP_6 = " 6:Access denied: no token, a wrong one, or a missing scope.";
  static final String HELP_7 = " 7:Unreadable plan, or one that is not estimated.";
  static final String HELP_64 = "64:Wrong command line.";

  /// The types of problems that lie in the plan.
  private static final Set<String> OF_PLANS =
      Set.of(
          "binary-plan",
          "broken-gzip",
          "empty",
          "encrypted",
          "not-a-plan",
          "not-json",
          "plan-rejected",
          "record-too-large",
          "too-costly",
          "too-deep",
          "too-large",
          "too-large-for-memory",
          "too-many-resources",
          "unsupported-format");

  /// Of a command that ended with an exception.
  static int of(Exception failure) {
    return switch (failure) {
      case UnreadablePlanException _ -> UNREADABLE;
      case TimedOutException _ -> TIMED_OUT;
      case ApiException api when api.status() == 401 || api.status() == 403 -> ACCESS;
      case ForgeException forge when forge.status() == 401 || forge.status() == 403 -> ACCESS;
      case ApiException api when OF_PLANS.contains(api.type()) -> UNREADABLE;
      default -> ERROR;
    };
  }

  /// Of a plan that fails a command.
  static int of(Ruling ruling) {
    return switch (ruling) {
      case PASS -> PASS;
      case WARN -> WARNED;
      case INCOMPLETE -> INCOMPLETE;
      case SOFT_BLOCK, HARD_BLOCK -> BLOCKED;
    };
  }

  private ExitCodes() {}
}
