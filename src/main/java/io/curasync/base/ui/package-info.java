/** The screens that belong to no feature: sign-in and errors. */
@org.jspecify.annotations.NullMarked
package io.curasync.base.ui;
