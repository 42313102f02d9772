/** The screen on which admins import practices from CSV files. */
@org.jspecify.annotations.NullMarked
package io.curasync.practiceimport.ui;
