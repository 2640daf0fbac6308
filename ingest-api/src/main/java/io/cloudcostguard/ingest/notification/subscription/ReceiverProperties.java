package io.cloudcostguard.ingest.notification.subscription;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The notifier's settings of allowed receivers, so that others are refused in the request.
///
/// @param allowedPorts ports that receivers may have
/// @param allowedPrivateHosts `host` or `host:port` of receivers that may have private addresses
@ConfigurationProperties("ccg.notifier")
record ReceiverProperties(
    @DefaultValue({"80", "443", "8443"}) List<Integer> allowedPorts,
    @DefaultValue List<String> allowedPrivateHosts) {}
