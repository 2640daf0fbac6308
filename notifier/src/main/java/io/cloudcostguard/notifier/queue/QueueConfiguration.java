package io.cloudcostguard.notifier.queue;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// How the parts of the queue are put together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QueueProperties.class)
@EnableScheduling
class QueueConfiguration {}
