/**
 * Incidents: problems that health checks have found. The instances share one incident per problem, from its opening until its resolution.
 */
@org.jspecify.annotations.NullMarked
package io.curasync.monitoring.incident;
