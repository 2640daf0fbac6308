package io.cloudcostguard.ingest.access;

import java.util.Locale;

/// What a caller may do. None includes another.
public enum Scope {
  /// Submit plans, and cancel them.
  SUBMIT,
  /// See estimates, budgets, subscriptions and deliveries.
  READ,
  /// Set budgets and subscriptions, hand out keys.
  ADMIN,
  /// Let a plan pass that its budget stopped.
  APPROVE,
  /// See who did what, and fetch what proves an estimate.
  AUDIT;

  /// As it is written in keys, tokens and answers.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
