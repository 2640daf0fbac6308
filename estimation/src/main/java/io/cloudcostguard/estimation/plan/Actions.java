package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.schemas.plan.Action;
import java.util.List;

/// The nine forms of `change.actions`.
final class Actions {

  /// A form that is not known changes nothing that we could price.
  static Action of(List<String> actions) {
    return switch (String.join(",", actions)) {
      case "create" -> Action.CREATE;
      case "read" -> Action.READ;
      case "update" -> Action.UPDATE;
      case "delete" -> Action.DELETE;
      case "delete,create" -> Action.DELETE_THEN_CREATE;
      case "create,delete" -> Action.CREATE_THEN_DELETE;
      case "forget" -> Action.FORGET;
      case "create,forget" -> Action.CREATE_THEN_FORGET;
      default -> Action.NO_OP;
    };
  }

  private Actions() {}
}
