package io.cloudcostguard.pricing.publish;

/// How far a publication has come. A crash after any of them is made good by the next publication.
enum PublishStep {
  BEGUN,
  HISTORIES_SENT,
  MARKER_SENT,
  COMMITTED,
  RECORDED
}
