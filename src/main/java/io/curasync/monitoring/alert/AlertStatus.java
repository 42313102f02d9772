package io.curasync.monitoring.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of alerts and of the heartbeat, and the latest alerts. Contains only the hosts of the URLs, because the paths may be
 * secret.
 *
 * @param alertHost host of the alert URL; null if none is set
 * @param signed whether requests to the alert URL are signed
 * @param heartbeatHost host of the heartbeat URL; null if none is set
 * @param deliveries the latest alerts, newest first
 */
public record AlertStatus(
        @Nullable String alertHost,
        boolean signed,
        @Nullable String heartbeatHost,
        List<AlertDelivery> deliveries) {}
