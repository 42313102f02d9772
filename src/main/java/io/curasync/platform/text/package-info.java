/** Unicode, CSV and other text rules. */
@org.jspecify.annotations.NullMarked
package io.curasync.platform.text;
