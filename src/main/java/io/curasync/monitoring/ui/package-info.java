/** The Health, Settings and Error log screens, and the health badge in the navigation. */
@org.jspecify.annotations.NullMarked
package io.curasync.monitoring.ui;
