/** The dashboard. */
@org.jspecify.annotations.NullMarked
package io.curasync.kpi.ui;
