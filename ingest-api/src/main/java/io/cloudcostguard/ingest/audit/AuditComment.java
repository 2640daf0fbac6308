package io.cloudcostguard.ingest.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// The caller's comment on an action, and what the action changed, for the audit log.
///
/// @param comment null: none
/// @param before JSON; null: not noted, or there was nothing
/// @param after JSON; null: not noted, or there is nothing
public record AuditComment(
    @Nullable String comment, @Nullable String before, @Nullable String after) {

  private static final AuditComment NOTHING = new AuditComment(null, null, null);

  private static final String ATTRIBUTE = AuditComment.class.getName();

  /// Notes it. No part has a secret.
  public static void attach(
      HttpServletRequest request,
      @Nullable String comment,
      @Nullable String before,
      @Nullable String after) {
    request.setAttribute(ATTRIBUTE, new AuditComment(comment, before, after));
  }

  static AuditComment of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof AuditComment said ? said : NOTHING;
  }
}
