package io.curasync.webhook;

/**
 * Application event: inbox events have failed and will not be retried. It is published within the transaction that marks the events as
 * failed, so the changes of its listeners are committed together with that status. It is not published for events that a correction
 * replaces.
 *
 * @param events number of failed events
 * @param error error of the first failed event, shown to users
 */
public record WebhooksFailed(int events, String error) {}
