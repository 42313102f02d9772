/** Main layout, navigation, error pages and the bootstrap page. */
@org.jspecify.annotations.NullMarked
package io.curasync.ui.shell;
