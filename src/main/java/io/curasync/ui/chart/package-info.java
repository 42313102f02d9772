/** Charts, sparklines and figures. */
@org.jspecify.annotations.NullMarked
package io.curasync.ui.chart;
