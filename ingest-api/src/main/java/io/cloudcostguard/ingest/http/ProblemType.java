package io.cloudcostguard.ingest.http;

import java.util.Locale;

/// Lists every type of [Problem]: its HTTP status and its title. The document of the API lists the
/// same types under the same statuses.
public enum ProblemType {
  BAD_REQUEST(400, "Bad request"),
  BODY_NOT_RECEIVED(400, "Incomplete body"),
  BROKEN_GZIP(400, "Invalid gzip body"),
  EMPTY(400, "Empty body"),
  IDEMPOTENCY_KEY_MALFORMED(400, "Malformed Idempotency-Key"),
  IDEMPOTENCY_KEY_MISSING(400, "Idempotency-Key required"),
  INVALID_FORM(400, "Invalid form"),
  INVALID_PARAMETER(400, "Invalid parameter"),
  NOT_JSON(400, "Invalid JSON"),
  USAGE_UNREADABLE(400, "Invalid usage file"),
  UNAUTHORIZED(401, "Unauthorized"),
  WRONG_SIGNATURE(401, "Invalid signature"),
  FORBIDDEN(403, "Insufficient scope"),
  ORIGIN_NOT_ALLOWED(403, "Origin not allowed"),
  OWN_PLAN(403, "Approval of an own plan"),
  OWN_PROPOSAL(403, "Acceptance of an own proposal"),
  PROXIED_WITHOUT_TOKEN(403, "Token required behind a proxy"),
  UNKNOWN_BUDGET(404, "Budget not found"),
  UNKNOWN_DELIVERY(404, "Delivery not found"),
  UNKNOWN_DOCUMENT(404, "Document not found"),
  UNKNOWN_ESTIMATE(404, "Estimate not found"),
  UNKNOWN_KEY(404, "Key not found"),
  UNKNOWN_PLAN(404, "Plan not found"),
  UNKNOWN_PROPOSAL(404, "Proposal not found"),
  UNKNOWN_RECOMMENDATION(404, "Recommendation not found"),
  UNKNOWN_ROUTE(404, "Not found"),
  UNKNOWN_RUN(404, "Run not found"),
  UNKNOWN_RUN_TASK(404, "Run task not found"),
  UNKNOWN_SUBSCRIPTION(404, "Subscription not found"),
  UNKNOWN_TENANT(404, "Tenant not found"),
  WRONG_METHOD(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "Not acceptable"),
  BODY_TOO_SLOW(408, "Request timeout"),
  ALERT_NOT_FIRING(409, "Alert not firing"),
  IDEMPOTENCY_KEY_IN_USE(409, "Idempotency-Key in use"),
  NO_KEYS(409, "Subscription without keys"),
  NOT_ESTIMATED_YET(409, "Estimate pending"),
  NOTHING_TO_APPROVE(409, "No approval required"),
  PLAN_CANCELLED(409, "Plan cancelled"),
  PROPOSAL_DECIDED(409, "Proposal already decided"),
  RUN_TASK_EXISTS(409, "Run task already exists"),
  STILL_TO_BE_SENT(409, "Delivery in progress"),
  SUBSCRIPTION_DISABLED(409, "Subscription disabled"),
  TENANT_ERASED(409, "Tenant erased"),
  TOO_LATE_TO_CANCEL(409, "Plan already has an outcome"),
  TOO_MANY_KEYS(409, "Too many keys"),
  BUDGET_CHANGED(412, "Budget changed"),
  RECORD_TOO_LARGE(413, "Plan too large for a Kafka record"),
  TOO_LARGE(413, "Content too large"),
  TOO_LARGE_FOR_MEMORY(413, "Plan too large for this instance"),
  TOO_MANY_RESOURCES(413, "Too many resources"),
  TOO_MANY_PLANS(413, "Too many plans"),
  BINARY_PLAN(415, "Binary plan file"),
  UNSUPPORTED_ENCODING(415, "Unsupported Content-Encoding"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Content-Type"),
  DIFFERENT_CURRENCIES(422, "Different currencies"),
  ENCRYPTED(422, "Encrypted plan"),
  IDEMPOTENCY_KEY_REUSED(422, "Idempotency-Key reused"),
  INVALID_BODY(422, "Invalid body"),
  NOT_A_PLAN(422, "Not a plan"),
  OTHER_HOST(422, "Host not allowed"),
  PLAN_REJECTED(422, "Plan rejected"),
  TOO_COSTLY(422, "Processing limit exceeded"),
  TOO_DEEP(422, "JSON nested too deeply"),
  UNSUPPORTED_FORMAT(422, "Unsupported plan format"),
  QUOTA_EXHAUSTED(429, "Daily plan quota exhausted"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  INTERNAL(500, "Internal server error"),
  ACCESS_UNAVAILABLE(503, "Access check unavailable"),
  CALLBACK_NOT_NOTED(503, "Callback not stored"),
  DATABASE_UNAVAILABLE(503, "Database unavailable"),
  ISSUER_UNAVAILABLE(503, "Token issuer unavailable"),
  KAFKA_UNAVAILABLE(503, "Kafka unavailable"),
  NOT_IN_TIME(503, "Estimate timed out"),
  OVERLOADED(503, "Too many plans in progress"),
  PERHAPS_ACCEPTED(503, "Acceptance unknown"),
  STOPPING(503, "Service stopping"),
  TOO_MANY_WAITING(503, "Too many waiting requests");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  String title() {
    return title;
  }

  /// The stable end of the type's URN, e.g. `unknown-plan`.
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
