/** Screen for imports of practices. */
@org.jspecify.annotations.NullMarked
package io.curasync.practiceimport.ui;
