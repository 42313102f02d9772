/** Screen of unmatched practices, and the assignment dialogs for other screens. */
@org.springframework.modulith.NamedInterface("ui")
@org.jspecify.annotations.NullMarked
package io.curasync.assignment.ui;
