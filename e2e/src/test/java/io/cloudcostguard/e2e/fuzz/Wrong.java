package io.cloudcostguard.e2e.fuzz;

import java.util.List;
import java.util.Random;

/// Methods, media types and headers that do not belong where they are put.
final class Wrong {

  private static final List<String> METHODS =
      List.of(
          "GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "get", "PROPFIND");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "text/plain",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "multipart/form-data; boundary=b",
          "multipart/mixed; boundary=b",
          "application/json; charset=utf-16",
          "application/json; charset=nonsense",
          "application/xml",
          "*/*",
          "/",
          ";",
          "a",
          "application/octet-stream");
  private static final List<String> HEADERS =
      List.of(
          "Accept: text/nothing",
          "Accept: ;;;",
          "Accept: application/json;q=nonsense",
          "Accept-Language: x-y-z",
          "Accept-Encoding: gzip;q=0, *;q=0",
          "Range: bytes=0-1",
          "Range: bytes=9-1",
          "If-None-Match: *",
          "If-Match: \"a\"",
          "If-Modified-Since: yesterday",
          "Expect: 100-continue",
          "Expect: nonsense",
          "X-HTTP-Method-Override: DELETE",
          "Origin: https://evil.example",
          "Origin: null",
          "Access-Control-Request-Method: PUT",
          "Cookie: JSESSIONID=1; =;;",
          "Upgrade: h2c",
          "X-Forwarded-For: ::::",
          "X-Forwarded-Host: evil.example",
          "Forwarded: for=nonsense",
          "Te: trailers",
          "Content-Encoding: gzip",
          "Content-Encoding: br",
          "Content-Encoding: gzip, gzip",
          "Content-Language: %",
          "Connection: close",
          "Connection: keep-alive, x",
          "Prefer: wait=1, wait=2",
          "Last-Event-ID: 2",
          "Idempotency-Key: \"",
          "Idempotency-Key: a, b",
          "X-Api-Key: ccg_x",
          "Authorization: Basic Og==");

  static String method(Random random) {
    return METHODS.get(random.nextInt(METHODS.size()));
  }

  static String type(Random random) {
    return TYPES.get(random.nextInt(TYPES.size()));
  }

  static String header(Random random) {
    return HEADERS.get(random.nextInt(HEADERS.size()));
  }

  private Wrong() {}
}
