package io.cloudcostguard.notifier.enqueue;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Wires what adds deliveries.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EnqueueProperties.class)
@EnableScheduling
class EnqueueConfiguration {}
