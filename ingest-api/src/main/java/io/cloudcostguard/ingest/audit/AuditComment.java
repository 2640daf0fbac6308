package io.cloudcostguard.ingest.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// The caller's comment on an action, for the audit log.
public final class AuditComment {

  private static final String ATTRIBUTE = AuditComment.class.getName();

  /// Notes it.
  ///
  /// @param comment no secret
  public static void attach(HttpServletRequest request, String comment) {
    request.setAttribute(ATTRIBUTE, comment);
  }

  static @Nullable String of(HttpServletRequest request) {
    return (String) request.getAttribute(ATTRIBUTE);
  }

  private AuditComment() {}
}
