/** The screen on which a book is brought in. */
@org.jspecify.annotations.NullMarked
package io.curasync.practiceimport.ui;
