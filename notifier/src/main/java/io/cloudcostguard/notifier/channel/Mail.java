package io.cloudcostguard.notifier.channel;

import io.cloudcostguard.schemas.Json;

/// An e-mail, before it has an address and an id.
///
/// @param thread what it is about; messages about the same are shown together
/// @param subject on one line
/// @param text the same as `html`, for who reads no HTML
public record Mail(String thread, String subject, String text, String html) {

  /// As it waits to be sent.
  public String json() {
    return Json.MAPPER.writeValueAsString(this);
  }

  public static Mail of(String json) {
    return Json.MAPPER.readValue(json, Mail.class);
  }
}
