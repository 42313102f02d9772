/** Emails about notifications: the outbox, the job that sends the emails, and the health check of the mail server. */
@org.jspecify.annotations.NullMarked
package io.curasync.notification.mail;
