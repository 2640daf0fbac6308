package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.plan.Action;
import java.math.BigDecimal;

/// A resource whose cost a plan changes.
record Mover(String address, String type, Action action, BigDecimal delta) {}
