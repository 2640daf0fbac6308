package io.cloudcostguard.notifier.send;

import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.send.email.MailProperties;
import io.cloudcostguard.outbound.AddressPolicy;
import io.cloudcostguard.outbound.OutboundHttp;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The channels of the product, wired as the product wires them.
public final class TestChannels {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final MailProperties NO_RELAY =
      new MailProperties(null, 587, MailProperties.Tls.STARTTLS, null, null, null, null, SECOND);
  private static final OutboundHttp HTTP =
      new OutboundHttp(
          new AddressPolicy(false, List.of(), List.of()),
          InetAddress::getAllByName,
          SECOND,
          SECOND,
          1);

  private TestChannels() {}

  /// For bodies and rules: nothing is sent.
  public static DeliveryChannels of(Stories stories) {
    ChannelThreads threads = new ChannelThreads(JdbcClient.create(new DriverManagerDataSource()));
    ThreadLocks locks = new ThreadLocks(threads, SECOND, Clock.systemUTC());
    return SendConfiguration.channels(stories, HTTP, locks, NO_RELAY, SECOND, Clock.systemUTC());
  }

  /// For sending.
  public static DeliveryChannels of(
      Stories stories, OutboundHttp http, ThreadLocks locks, Duration deadline, Clock clock) {
    return SendConfiguration.channels(stories, http, locks, NO_RELAY, deadline, clock);
  }
}
