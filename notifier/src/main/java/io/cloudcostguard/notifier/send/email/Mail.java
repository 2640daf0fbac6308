package io.cloudcostguard.notifier.send.email;

import io.cloudcostguard.schemas.Json;

/// The body of a delivery by e-mail: subject, text and HTML.
///
/// @param thread the id of the thread: a project, or the subject of the event
/// @param subject on one line
/// @param text the same content as `html`
public record Mail(String thread, String subject, String text, String html) {

  /// The body of the delivery.
  public String json() {
    return Json.MAPPER.writeValueAsString(this);
  }

  public static Mail of(String json) {
    return Json.MAPPER.readValue(json, Mail.class);
  }
}
