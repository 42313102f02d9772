/** Retention of the audit log. */
@org.jspecify.annotations.NullMarked
package io.curasync.account.audit;
