package io.cloudcostguard.outbound;

import io.cloudcostguard.outbound.CheckedUrl.Refused;
import io.cloudcostguard.outbound.CheckedUrl.Sound;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Connects to a receiver, with TLS where its URL has it, and sends nothing.
public final class ReceiverProbe {

  private final AddressPolicy addresses;
  private final CheckedLookup names;
  private final int timeoutMillis;

  /// @param timeout for the connection, and again for TLS
  public ReceiverProbe(AddressPolicy addresses, NameLookup names, Duration timeout) {
    this.addresses = addresses;
    this.names = new CheckedLookup(addresses, names);
    timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  /// Why there is no connection, as a sentence without the URL; null where there is one.
  public @Nullable String failure(String url) {
    return switch (addresses.check(url)) {
      case Refused(var reason) -> reason;
      case Sound sound -> failure(sound);
    };
  }

  private @Nullable String failure(Sound url) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(names.lookUp(url.host(), url.port()).getFirst(), url.port()),
          timeoutMillis);
      socket.setSoTimeout(timeoutMillis);
      if ("https".equals(url.uri().getScheme())) {
        handshake(socket, url);
      }
      return null;
    } catch (IOException e) {
      return OutboundHttp.reason(e);
    }
  }

  private static void handshake(Socket socket, Sound url) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (SSLSocket tls = (SSLSocket) factory.createSocket(socket, url.host(), url.port(), false)) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      tls.startHandshake();
    }
  }
}
