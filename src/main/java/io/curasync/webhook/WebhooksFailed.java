package io.curasync.webhook;

/**
 * Application event that inbox events have failed and will not be retried. Published within the transaction that marks the inbox events as
 * failed. Changes that a synchronous listener makes are therefore committed together with the status. Not published for events that a
 * correction replaces.
 *
 * @param events number of failed events
 * @param error error of the first failed event, shown to users
 */
public record WebhooksFailed(int events, String error) {}
