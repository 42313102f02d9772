/** The screen for importing practices. */
@org.jspecify.annotations.NullMarked
package io.curasync.practiceimport.ui;
