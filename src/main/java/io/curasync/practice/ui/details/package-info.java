/** The part of a practice's drawer with its phone, address and contacts, and the dialog that changes them. */
@org.jspecify.annotations.NullMarked
package io.curasync.practice.ui.details;
