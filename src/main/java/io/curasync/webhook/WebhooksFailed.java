package io.curasync.webhook;

/**
 * Published when events fail, within the transaction that updates them, so that changes by listeners commit with it.
 *
 * @param events number of failed events
 * @param error why the first of them failed, shown to users
 */
public record WebhooksFailed(int events, String error) {}
