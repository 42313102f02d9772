/** Screen of the dashboard, and its panels. */
@org.jspecify.annotations.NullMarked
package io.curasync.kpi.ui;
