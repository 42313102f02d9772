/** Main layout, navigation, error pages and the initial HTML of a page. */
@org.jspecify.annotations.NullMarked
package io.curasync.ui.shell;
