package io.cloudcostguard.outbound;

import io.cloudcostguard.outbound.CheckedUrl.Refused;
import io.cloudcostguard.outbound.CheckedUrl.Sound;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Allows public addresses over https, and private hosts that the operator names.
public final class AddressPolicy {

  private static final int MAX_LENGTH = 2048;
  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("\\[[0-9a-f:.]+\\]");

  /// Letters, digits, hyphens; the last label begins with a letter, so no form of a number is a
  /// name.
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

  private final boolean allowHttp;
  private final Set<Integer> ports;
  private final Set<Endpoint> privateHosts;

  /// @param ports the allowed ports
  /// @param privateHosts hosts, as `host` or `host:port`, that may have private addresses; one with
  ///   a port also allows that port
  public AddressPolicy(
      boolean allowHttp, Collection<Integer> ports, Collection<String> privateHosts) {
    this.allowHttp = allowHttp;
    this.ports = Set.copyOf(ports);
    this.privateHosts =
        privateHosts.stream().map(Endpoint::of).collect(Collectors.toUnmodifiableSet());
  }

  /// Why a URL is refused, as far as that can be decided without a look-up; null when it is not.
  public @Nullable String refusal(String url) {
    return switch (check(url)) {
      case Refused(var reason) -> reason;
      case Sound _ -> null;
    };
  }

  /// Checks the syntax of a URL, without a look-up.
  CheckedUrl check(String url) {
    if (url.isEmpty()
        || url.length() > MAX_LENGTH
        || !url.chars().allMatch(AddressPolicy::belongs)) {
      return new Refused("The URL is too long or has invalid characters");
    }
    URI uri;
    try {
      uri = new URI(withPlainScheme(url));
    } catch (URISyntaxException _) { // its message quotes the URL
      return new Refused("The URL is malformed");
    }
    return check(uri);
  }

  /// A scheme means the same in capitals.
  private static String withPlainScheme(String url) {
    int colon = url.indexOf(':');
    return colon < 0
        ? url
        : url.substring(0, colon).toLowerCase(Locale.ROOT) + url.substring(colon);
  }

  /// Printable ASCII without the backslash.
  private static boolean belongs(int character) {
    return character > ' ' && character <= '~' && character != '\\';
  }

  private CheckedUrl check(URI uri) {
    String scheme = uri.getScheme();
    if (!"https".equals(scheme) && !(allowHttp && "http".equals(scheme))) {
      return new Refused(allowHttp ? "The URL is not http or https" : "The URL is not https");
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return new Refused("The URL has no plain host, or a user or fragment");
    }
    if (uri.getRawPath().startsWith("//")) {
      return new Refused("The path of the URL begins with two slashes");
    }
    String host = plainHost(uri.getHost().toLowerCase(Locale.ROOT));
    if (host == null) {
      return new Refused("The host of the URL is neither a name nor a plain IP address");
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(scheme) ? 443 : 80;
    if (!ports.contains(port) && !privateHosts.contains(new Endpoint(host, port))) {
      return new Refused("Port " + port + " is not allowed");
    }
    return checkLiteral(new Sound(uri, host, port));
  }

  private CheckedUrl checkLiteral(Sound url) {
    return isLiteral(url.host())
            && !admits(url.host(), url.port(), InetAddress.ofLiteral(url.host()))
        ? new Refused(AddressRefusedException.OF_LITERAL)
        : url;
  }

  /// Whether a sound host is an address itself, not a name.
  static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || V4.matcher(host).matches();
  }

  /// Whether an address of a host is allowed.
  boolean admits(String host, int port, InetAddress address) {
    String lowerCase = host.toLowerCase(Locale.ROOT);
    return privateHosts.contains(new Endpoint(lowerCase, port))
        || (ports.contains(port)
            && privateHosts.contains(new Endpoint(lowerCase, Endpoint.ANY_PORT)))
        || GlobalAddresses.contains(address);
  }

  /// The host without brackets; null when it is not in a plain format, such as an IPv4-mapped IPv6
  /// address.
  private static @Nullable String plainHost(String host) {
    if (V6.matcher(host).matches()) {
      String inner = host.substring(1, host.length() - 1);
      return InetAddress.ofLiteral(inner).getAddress().length == 16 ? inner : null;
    }
    return V4.matcher(host).matches() || (host.length() <= 253 && NAME.matcher(host).matches())
        ? host
        : null;
  }
}
