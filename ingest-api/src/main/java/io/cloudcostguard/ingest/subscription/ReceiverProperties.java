package io.cloudcostguard.ingest.subscription;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the notifier sends to, by its own properties: an address that it never sends to is refused
/// where it is said.
///
/// @param allowedPorts ports that are sent to
/// @param allowedPrivateHosts `host` or `host:port` of receivers whose addresses need not be public
@ConfigurationProperties("ccg.notifier")
record ReceiverProperties(
    @DefaultValue({"80", "443", "8443"}) List<Integer> allowedPorts,
    @DefaultValue List<String> allowedPrivateHosts) {}
