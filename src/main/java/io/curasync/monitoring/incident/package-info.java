/** Incidents: problems that health checks have found. All instances share one incident per problem. */
@org.jspecify.annotations.NullMarked
package io.curasync.monitoring.incident;
