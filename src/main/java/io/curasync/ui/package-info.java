/** The main layout, the theme, error pages and small shared parts of the screens. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform"})
@org.jspecify.annotations.NullMarked
package io.curasync.ui;
