package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.outbound.AddressPolicy;
import io.cloudcostguard.outbound.BoundedLookup;
import io.cloudcostguard.outbound.OutboundHttp;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Random;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How the parts of a delivery are put together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({NotifierProperties.class, MailProperties.class})
class DeliverConfiguration {

  /// Tests bring one that they move.
  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  SecretBox secretBox(@Value("${ccg.secret-key}") String key) {
    return new SecretBox(key);
  }

  @Bean
  AddressPolicy addressPolicy(NotifierProperties properties) {
    return new AddressPolicy(
        properties.allowHttp(), properties.allowedPorts(), properties.allowedPrivateHosts());
  }

  @Bean
  BoundedLookup boundedLookup(NotifierProperties properties) {
    return new BoundedLookup(properties.connectTimeout(), properties.maxInFlight());
  }

  @Bean
  OutboundHttp outboundHttp(
      AddressPolicy policy, BoundedLookup names, NotifierProperties properties) {
    return new OutboundHttp(
        policy,
        names,
        properties.connectTimeout(),
        properties.deadline(),
        properties.maxInFlight());
  }

  @Bean
  Mailer mailer(MailProperties properties, Clock clock) {
    return new Mailer(properties, clock);
  }

  @Bean
  Turns turns(Threads threads, NotifierProperties properties, Clock clock) {
    return new Turns(threads, properties.lease(), clock);
  }

  @Bean
  Comments comments(OutboundHttp http, Turns turns, NotifierProperties properties, Clock clock) {
    return new Comments(http, turns, properties.deadline(), clock);
  }

  @Bean
  Checks checks(OutboundHttp http, NotifierProperties properties, Clock clock) {
    return new Checks(http, properties.deadline(), clock);
  }

  @Bean
  SlackApp slackApp(OutboundHttp http, Turns turns, NotifierProperties properties, Clock clock) {
    return new SlackApp(http, turns, properties.deadline(), clock);
  }

  @Bean
  Sender sender(
      SecretBox secrets,
      OutboundHttp http,
      Mailer mailer,
      Comments comments,
      Checks checks,
      SlackApp slack,
      Clock clock) {
    return new Sender(secrets, http, mailer, comments, checks, slack, clock);
  }

  @Bean
  RetrySchedule retrySchedule(NotifierProperties properties) {
    return new RetrySchedule(properties.retry(), new Random());
  }

  @Bean
  Circuit circuit(NotifierProperties properties) {
    return new Circuit(properties.circuit(), new Random());
  }

  @Bean
  MeterBinder deliveryGauges(Backlog backlog, Dispatcher dispatcher) {
    return registry -> {
      Gauge.builder("ccg.notifier.pending", backlog, Backlog::pending)
          .description("deliveries that are still to be made; counted to 100,000")
          .register(registry);
      Gauge.builder("ccg.notifier.oldest.due", backlog, Backlog::oldestDueSeconds)
          .description("for how long the oldest delivery has been due that nothing keeps back")
          .baseUnit("seconds")
          .register(registry);
      Gauge.builder("ccg.notifier.circuits.open", backlog, Backlog::openCircuits)
          .description("subscriptions that are left alone because their receivers fail")
          .register(registry);
      Gauge.builder("ccg.notifier.in.flight", dispatcher, Dispatcher::inFlight)
          .description("requests that are under way")
          .register(registry);
    };
  }
}
