package io.cloudcostguard.ingest.identity.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Permissions of a caller. Scopes do not imply one another.
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
  AUDIT,
  /// Open and close tenants. Only the token of `CCG_API_TOKEN` has it; no key ever does.
  OPERATE;

  /// What a key or a token of an issuer may have.
  public static final Set<Scope> OF_KEYS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(OPERATE)));

  /// As it is written in keys, tokens and answers.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The scope that a key may have and that is written so, if there is one.
  public static Optional<Scope> ofKey(String word) {
    return OF_KEYS.stream().filter(scope -> scope.word().equals(word)).findFirst();
  }

  /// The words of some scopes, in one order.
  public static List<String> words(Set<Scope> scopes) {
    return Arrays.stream(values()).filter(scopes::contains).map(Scope::word).toList();
  }
}
