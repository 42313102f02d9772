package io.curasync.webhook;

/**
 * Events have failed. Published within the transaction that says so, so that a listener's work commits with it.
 *
 * @param events how many
 * @param error why the first of them failed, for people
 */
public record WebhooksFailed(int events, String error) {}
