/** Charts, small charts without axes, and cards with one figure. */
@org.jspecify.annotations.NullMarked
package io.curasync.ui.chart;
