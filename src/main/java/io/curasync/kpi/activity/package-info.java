/** Recent activities: effects of facts on the practices in a scope and, for admins, sync runs. */
@org.jspecify.annotations.NullMarked
package io.curasync.kpi.activity;
