@org.jspecify.annotations.NullMarked
package io.curasync.platform.proxy;
