/** The screen of unmatched practices, and the dialog that hands practices over wherever it is needed. */
@org.springframework.modulith.NamedInterface("ui")
@org.jspecify.annotations.NullMarked
package io.curasync.assignment.ui;
