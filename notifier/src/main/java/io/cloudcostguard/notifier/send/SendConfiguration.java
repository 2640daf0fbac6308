package io.cloudcostguard.notifier.send;

import io.cloudcostguard.notifier.NotifierProperties;
import io.cloudcostguard.notifier.message.Links;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.send.email.EmailChannel;
import io.cloudcostguard.notifier.send.email.MailProperties;
import io.cloudcostguard.notifier.send.forge.ForgeChannel;
import io.cloudcostguard.notifier.send.slack.SlackAppChannel;
import io.cloudcostguard.notifier.send.slack.SlackChannel;
import io.cloudcostguard.notifier.send.teams.TeamsChannel;
import io.cloudcostguard.notifier.send.webhook.WebhookChannel;
import io.cloudcostguard.outbound.AddressPolicy;
import io.cloudcostguard.outbound.BoundedLookup;
import io.cloudcostguard.outbound.OutboundHttp;
import io.cloudcostguard.schemas.secret.EstimateLinks;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the channels and what they send with.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class SendConfiguration {

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
  Stories stories(
      @Value("${ccg.notifier.public-url:}") String publicUrl,
      @Value("${ccg.notifier.signed-links:true}") boolean signed,
      SecretBox box) {
    return new Stories(
        new Links(publicUrl.isBlank() ? null : publicUrl, signed ? new EstimateLinks(box) : null));
  }

  @Bean
  ThreadLocks threadLocks(ChannelThreads threads, NotifierProperties properties, Clock clock) {
    return new ThreadLocks(threads, properties.lease(), clock);
  }

  @Bean
  RetrySchedule retrySchedule(NotifierProperties properties) {
    return new RetrySchedule(properties.retry(), new Random());
  }

  @Bean
  DeliveryChannels deliveryChannels(
      Stories stories,
      OutboundHttp http,
      ThreadLocks locks,
      MailProperties mail,
      NotifierProperties properties,
      Clock clock) {
    return channels(stories, http, locks, mail, properties.deadline(), clock);
  }

  /// The one place that knows every channel.
  static DeliveryChannels channels(
      Stories stories,
      OutboundHttp http,
      ThreadLocks locks,
      MailProperties mail,
      Duration deadline,
      Clock clock) {
    JsonPost post = new JsonPost(http, clock);
    return new DeliveryChannels(channel ->
        switch (channel) {
          case WEBHOOK -> new WebhookChannel(stories, post);
          case SLACK -> new SlackChannel(stories, post);
          case SLACK_APP -> new SlackAppChannel(stories, http, locks, deadline, clock);
          case TEAMS -> new TeamsChannel(stories, post);
          case EMAIL -> new EmailChannel(stories, mail, clock);
          case GITHUB -> ForgeChannel.gitHub(stories, http, locks, deadline, clock);
          case GITLAB -> ForgeChannel.gitLab(stories, http, locks, deadline, clock);
          case BITBUCKET -> ForgeChannel.bitbucket(stories, http, locks, deadline, clock);
          case AZURE_REPOS -> ForgeChannel.azureRepos(stories, http, locks, deadline, clock);
        });
  }
}
