/** Recent activities of the practices in a scope. */
@org.jspecify.annotations.NullMarked
package io.curasync.kpi.activity;
