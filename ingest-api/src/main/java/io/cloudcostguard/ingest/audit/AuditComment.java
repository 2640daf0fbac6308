package io.cloudcostguard.ingest.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// What whoever does something says of it, for the audit.
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
