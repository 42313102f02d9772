package io.curasync.webhook;

/**
 * Published if events fail, within the transaction that marks them as failed, so that the changes of listeners commit together with it.
 *
 * @param events number of failed events
 * @param error error of the first failed event, shown to users
 */
public record WebhooksFailed(int events, String error) {}
